"""Cuts the papers' fonts out of the client's: typst reads neither woff2 nor a variable font's axes.

Promises: static TTFs of Archivo in the weights and widths of the look, and Courier Prime, Latin and Latin Extended.
Refuses: to run as part of any build: its products are small and kept beside it, under the licences beside them.

    pip install 'fonttools[woff]' && python server/papers/fonts/make_fonts.py
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).resolve().parent
PACKAGES = HERE.parents[2] / "pwa" / "node_modules"
ARCHIVO = PACKAGES / "@fontsource-variable" / "archivo"
COURIER = PACKAGES / "@fontsource" / "courier-prime"
# width in percent → OS/2 width class, which is how typst finds it
WIDTHS = {100: 5, 86: 4, 70: 3}
CUTS = [(430, 100), (620, 100), (720, 100), (430, 86), (620, 86), (720, 86), (720, 70)]


def merged(parts: list[TTFont]) -> TTFont:
    """One font of the Latin and the Latin Extended file."""
    with TemporaryDirectory() as folder:
        paths = []
        for number, part in enumerate(parts):
            part.flavor = None
            paths.append(str(Path(folder) / f"{number}.ttf"))
            part.save(paths[-1])
        return Merger().merge(paths)


def name(font: TTFont, family: str, style: str) -> None:
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in (0, 5, 8, 9, 13, 14)]
    post = f"{family}-{style}".replace(" ", "")
    for number, words in {1: family, 2: style, 3: post, 4: f"{family} {style}", 6: post, 16: family, 17: style}.items():
        table.setName(words, number, 3, 1, 0x409)


def cut_archivo(weight: int, width: int) -> None:
    axes = {"wght": weight, "wdth": width}
    files = [ARCHIVO / "files" / f"archivo-{part}-standard-normal.woff2" for part in ("latin", "latin-ext")]
    font = merged([instantiateVariableFont(TTFont(file), axes) for file in files])
    font["OS/2"].usWeightClass = weight
    font["OS/2"].usWidthClass = WIDTHS[width]
    name(font, "Archivo", f"w{weight} wd{width}")
    font.save(HERE / f"Archivo-{weight}-{width}.ttf")


def cut_courier(weight: int) -> None:
    files = [COURIER / "files" / f"courier-prime-{part}-{weight}-normal.woff2" for part in ("latin", "latin-ext")]
    font = merged([TTFont(file) for file in files])
    font["OS/2"].usWeightClass = weight
    name(font, "Courier Prime", "Bold" if weight == 700 else "Regular")
    font.save(HERE / f"CourierPrime-{weight}.ttf")


if __name__ == "__main__":
    for weight, width in CUTS:
        cut_archivo(weight, width)
    for weight in (400, 700):
        cut_courier(weight)
    (HERE / "OFL-Archivo.txt").write_text((ARCHIVO / "LICENSE").read_text())
    (HERE / "OFL-CourierPrime.txt").write_text((COURIER / "LICENSE").read_text())
