"""Reads the QR codes of a site with a reader of codes that isn't ours."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import zxingcpp
from PIL import Image, ImageDraw

SVG = "{http://www.w3.org/2000/svg}"
SCALE = 4


def _picture(svg: bytes) -> Image.Image:
    """The drawing as pixels: a path of runs, `h3` dark and `m2 0` on to the next."""
    root = ElementTree.fromstring(svg)
    side = int(root.attrib["viewBox"].split()[2])
    image = Image.new("L", (side * SCALE, side * SCALE), 255)
    brush = ImageDraw.Draw(image)
    x = y = 0.0
    path = next(each.attrib["d"] for each in root.iter(f"{SVG}path") if "stroke" in each.attrib)
    for step, numbers in re.findall(r"([Mmh])([-\d. ]+)", path):
        values = [float(each) for each in numbers.split()]
        if step == "h":
            brush.rectangle(
                (x * SCALE, (y - 0.5) * SCALE, (x + values[0]) * SCALE - 1, (y + 0.5) * SCALE - 1), fill=0
            )
            x += values[0]
        else:
            x, y = (x + values[0], y + values[1]) if step == "m" else (values[0], values[1])
    return image


def read_code(svg: bytes) -> list[str]:
    """What the codes in a drawing say."""
    return [found.text for found in zxingcpp.read_barcodes(_picture(svg))]
