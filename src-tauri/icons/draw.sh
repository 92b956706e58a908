#!/bin/sh
# Draws the icon in every size that the bundle needs: a dark rounded square, three lines of a text,
# two codes in its margin. The drawing is on a grid of 20, made at 2000 pixels and scaled down.
# Needs ImageMagick.
set -eu
cd "$(dirname "$0")"

convert -size 2000x2000 xc:none \
    -fill '#1f2624' -stroke none -draw 'roundrectangle 0,0 1999,1999 450,450' \
    -fill none -strokewidth 140 \
    -stroke '#c7c9c8' \
    -draw 'stroke-linecap round line 450,600 1050,600' \
    -draw 'stroke-linecap round line 450,1000 1050,1000' \
    -draw 'stroke-linecap round line 450,1400 850,1400' \
    -strokewidth 190 \
    -stroke '#5f9cd0' -draw 'stroke-linecap round line 1320,520 1320,1120' \
    -stroke '#d9a04c' -draw 'stroke-linecap round line 1600,860 1600,1480' \
    PNG32:drawing.png

for pair in 32x32:32 128x128:128 128x128@2x:256 icon:512; do
    convert drawing.png -filter Lanczos -resize "${pair#*:}x${pair#*:}" -strip "PNG32:${pair%:*}.png"
done
rm drawing.png
