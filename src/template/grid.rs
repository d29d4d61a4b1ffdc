//! Which places of a table's grid the cells of a row take, cells that reach down from above included.

/// A grid that is filled row by row.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    /// How many more rows each column is taken, the row at hand included.
    taken: Vec<u16>,
    at: usize,
    overfull: bool,
}

impl Grid {
    /// An empty grid.
    pub(super) fn new(columns: usize) -> Self {
        Self { taken: vec![0; columns], at: 0, overfull: false }
    }

    /// How many columns it has.
    pub(super) fn columns(&self) -> usize {
        self.taken.len()
    }

    /// The first free column of the row at hand.
    pub(super) fn column(&mut self) -> usize {
        while self.taken.get(self.at).is_some_and(|rows| *rows > 0) {
            self.at += 1;
        }
        self.at
    }

    /// Puts a cell in the first free column.
    pub(super) fn fill(&mut self, columns: u16, rows: u16) {
        let start = self.column();
        for column in start..start + usize::from(columns) {
            match self.taken.get_mut(column) {
                Some(taken) if *taken == 0 => *taken = rows,
                _ => self.overfull = true,
            }
        }
        self.at = start + usize::from(columns);
    }

    /// Ends a row; whether it was filled exactly.
    pub(super) fn end_row(&mut self) -> bool {
        let full = !self.overfull && self.taken.iter().all(|rows| *rows > 0);
        self.taken.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        (self.at, self.overfull) = (0, false);
        full
    }

    /// Whether no cell reaches down below the rows there are.
    pub(super) fn is_closed(&self) -> bool {
        self.taken.iter().all(|rows| *rows == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_from_above_take_their_places() {
        let mut grid = Grid::new(3);
        grid.fill(1, 2);
        grid.fill(2, 1);
        assert!(grid.end_row() && !grid.is_closed());
        assert_eq!(grid.column(), 1);
        grid.fill(1, 1);
        assert_eq!(grid.column(), 2);
        grid.fill(1, 1);
        assert!(grid.end_row() && grid.is_closed());
    }

    #[test]
    fn rows_that_do_not_fit_are_seen() {
        let mut grid = Grid::new(2);
        grid.fill(1, 1);
        assert!(!grid.end_row());
        grid.fill(3, 1);
        assert!(!grid.end_row());
    }
}
