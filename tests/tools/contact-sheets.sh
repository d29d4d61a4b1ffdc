#!/usr/bin/env bash
# Turns a report's PDF and DOCX into pictures: every page, and sheets of six pages each.
# usage: contact-sheets.sh REPORT.pdf|REPORT.docx... OUTDIR      (needs poppler-utils, libreoffice-writer, imagemagick)
set -euo pipefail
[ $# -ge 2 ] || { sed -n '2,3p' "$0"; exit 2; }
out=${!#}
mkdir -p "$out"
for file in "${@:1:$#-1}"; do
    name=$(basename "$file"); name=${name//./-}
    pdf=$file
    if [[ $file == *.docx ]]; then
        soffice -env:UserInstallation="file://$(realpath "$out")/.profile" --headless --convert-to pdf \
            --outdir "$out/.docx" "$file" >/dev/null 2>&1
        pdf=$out/.docx/$(basename "${file%.docx}").pdf
    fi
    pdftoppm -r 100 -png "$pdf" "$out/$name-page"
    montage "$out/$name-page"-*.png -tile 3x2 -geometry 620x877+6+6 -background '#888' "$out/$name-sheet-%02d.png"
    ls "$out/$name-sheet"-*.png
done
