#!/bin/sh
# Makes the six faces of fonts/ again, from the packages they come from. Needs Debian 12 (apt-get, dpkg-deb), npm and
# Python 3 with venv. Usage: fonts/make/build.sh [OUT]   (OUT is fonts/ if it is not given)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$(mkdir -p "${1:-$here/..}" && cd "${1:-$here/..}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir sources

# Fandol 0.3 (font version 1.300)
apt-get download texlive-lang-chinese=2022.20230122-1
fandol=usr/share/texlive/texmf-dist/fonts/opentype/public/fandol
dpkg-deb --fsys-tarfile texlive-lang-chinese_*.deb | tar x "./$fandol"
for face in Fang Kai Song; do cp "$fandol/Fandol$face-Regular.otf" sources/; done

# Noto Serif SC 2.003, Noto Sans SC 2.004
for family in serif sans; do
    npm pack --silent "@expo-google-fonts/noto-$family-sc@0.4.3"
    mkdir "$family" && tar xzf "expo-google-fonts-noto-$family-sc-0.4.3.tgz" -C "$family"
done
cp serif/package/300Light/NotoSerifSC_300Light.ttf serif/package/400Regular/NotoSerifSC_400Regular.ttf serif/package/600SemiBold/NotoSerifSC_600SemiBold.ttf \
   sans/package/400Regular/NotoSansSC_400Regular.ttf sources/

(cd sources && sha256sum -c "$here/sources.sha256")

python3 -m venv venv
venv/bin/pip install -q -r "$here/requirements.txt"
venv/bin/python "$here/make_fonts.py" sources "$out"
venv/bin/python "$here/make_marks.py" "$out"
venv/bin/python "$here/check_fonts.py" "$out"
