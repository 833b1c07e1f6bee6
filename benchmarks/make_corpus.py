"""Make many different notices from the first one: ``python benchmarks/make_corpus.py FOLDER COUNT``.

Each has the length and the make-up of the real one; numbers, names of regulations and the order of units differ, so
that no two are alike and caches don't help. Document n is the same on every machine.
"""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

NOTICE = Path(__file__).resolve().parent.parent / "data" / "raw" / "gansu-2023.txt"
PLACES = ["甘肃", "青海", "宁夏", "陕西", "四川", "云南", "贵州", "湖南", "湖北", "江西", "安徽", "山西"]
SUBJECTS = [
    "数据",
    "乡村",
    "口岸",
    "草原",
    "能源",
    "教育",
    "卫生",
    "消防",
    "养老",
    "旅游",
    "林业",
    "水利",
    "科技",
    "体育",
    "档案",
    "粮食",
]
A_FOLDER = 1000
"""Notices in one folder."""


def variant(text: str, number: int) -> str:
    """Notice ``number``: another province, other years and figures, other titles, units in another order."""
    dice = random.Random(number)
    text = text.replace("甘肃", dice.choice(PLACES))
    text = re.sub(r"《([^《》\d][^《》]{1,40})》", lambda m: f"《{dice.choice(SUBJECTS)}{m[1]}》", text)
    text = re.sub(r"(?<![\d年])(\d)(?=[项件个家次])", lambda m: str(dice.randint(1, 9)), text)

    def shuffled(match: re.Match[str]) -> str:
        units = match[2].split("、")
        dice.shuffle(units)
        return match[1] + "、".join(units) + match[3]

    text = re.sub(r"([(（](?:责任|牵头)[^:：()（）]{0,8}[:：])([^()（）;；]*)([;；)）])", shuffled, text)
    return f"{text}\n（第{number}号）\n"


def make(folder: Path, count: int) -> None:
    """Write notices 0 … ``count`` - 1, a thousand in a folder."""
    text = NOTICE.read_text(encoding="utf-8")
    for number in range(count):
        path = folder / f"{number // A_FOLDER:03}" / f"{number:06}.txt"
        if number % A_FOLDER == 0:
            path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(variant(text, number), encoding="utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
