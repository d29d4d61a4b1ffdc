//! 项目 and 资金来源 to figures.

use super::build::Build;
use super::lines::{columns, rate};
use crate::data::model::{Funding, Project};

pub fn projects(build: &mut Build, projects: &[Project]) -> Vec<String> {
    let mut ids = Vec::new();
    for project in projects {
        let id = format!("projects.{}", project.id.value);
        let parts = sources(build, &id, &project.funding);
        for (column, title) in [
            ("initial", "年初预算数"),
            ("budget", "预算数"),
            ("actual", "决算数"),
            ("last_year", "上年决算数"),
        ] {
            let parts: Vec<_> = parts.iter().map(|part| format!("{part}.{column}")).collect();
            let name = format!("{}{title}", project.name.value);
            build.sum(&format!("{id}.{column}"), &name, &parts);
        }
        let name = format!("{}预算执行率", project.name.value);
        rate(build, &id, "execution_rate", &name, "actual");
        ids.push(id);
    }
    if !ids.is_empty() {
        for (column, total, title) in [
            ("initial", "initial", "年初预算数"),
            ("budget", "budget", "预算数"),
            ("actual", "total", "决算数"),
        ] {
            let parts: Vec<_> = ids.iter().map(|id| format!("{id}.{column}")).collect();
            build.sum(&format!("projects.{total}"), &format!("各项目{title}合计"), &parts);
        }
        rate(build, "projects", "execution_rate", "项目预算执行率", "total");
    }
    for (id, project) in ids.iter().zip(projects) {
        let name = format!("{}占各项目的比重", project.name.value);
        build.ratio(&format!("{id}.share"), &name, &format!("{id}.actual"), "projects.total");
    }
    ids
}

/// The columns of each source of money; their ids.
pub fn sources(build: &mut Build, under: &str, funding: &[Funding]) -> Vec<String> {
    let all = funding.iter().map(|row| {
        let id = format!("{under}.{}", row.source.value);
        let name = row.name();
        columns(build, &id, name, &row.line);
        rate(build, &id, "execution_rate", &format!("{name}预算执行率"), "actual");
        id
    });
    all.collect()
}
