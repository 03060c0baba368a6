"""Makes question-like text from statements, by kinds of statements."""

import random
import re

NUMBER = r"(?:\d[\d,.]*|[一二三四五六七八九十百千两]{1,4})[万亿余多]*"
QUANTITY = re.compile(
    rf"{NUMBER}(?=(?:例|人|名|个|家|元|吨|公里|平方|项|件|万|亿|次|天|岁|辆|台|套|所|处|户|批|只|份|张|条))"
)
PERCENT = re.compile(r"\d[\d.]*(?:%|个百分点)")
DATE = re.compile(r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}[日号](?:上午|下午|晚上|晚|凌晨)?|\d{4}年(?:\d{1,2}月)?")
SPEAKER = re.compile(r"^[^，,]{2,24}?(?:表示|指出|强调|要求|说|介绍|认为|提出|决定)")
DUTY = re.compile(r"(?:要|将|应当?|必须|可以?|需要?|不得)(?=[\u4e00-\u9fff]{2})")
TAILS = ("是什么？", "有哪些？", "情况如何？", "怎么样？", "有什么要求？", "什么时候？", "为什么？", "？")
SHORTEST_REST = 6


def question(clause: str, rng: random.Random) -> str:
    """A question that the clause answers, or its words with a question's ending."""
    ways = [way for way in (ask_quantity, ask_percent, ask_date, ask_duty, ask_speaker) if way(clause, rng)]
    if ways:
        return rng.choice(ways)(clause, rng) or clause
    return ask_part(clause, rng)


def ask_quantity(clause: str, _: random.Random) -> str | None:
    return QUANTITY.sub("多少", clause, count=1) + "？" if QUANTITY.search(clause) else None


def ask_percent(clause: str, _: random.Random) -> str | None:
    return PERCENT.sub("多少", clause, count=1) + "？" if PERCENT.search(clause) else None


def ask_date(clause: str, rng: random.Random) -> str | None:
    asked = rng.choice(("什么时候", "何时", "哪天"))
    return DATE.sub(asked, clause, count=1) + "？" if DATE.search(clause) else None


def ask_duty(clause: str, rng: random.Random) -> str | None:
    """What must be done becomes how it is done; the subject is left out now and then."""
    match = DUTY.search(clause)
    if not match:
        return None
    subject = "" if rng.random() < 0.3 else clause[: match.start()]
    return f"{subject}{rng.choice(('如何', '怎样', '要如何'))}{clause[match.end() :]}？"


def ask_speaker(clause: str, rng: random.Random) -> str | None:
    match = SPEAKER.search(clause)
    if not match or len(clause) - match.end() < SHORTEST_REST:
        return None
    return f"谁{rng.choice(('说', '提出', '表示'))}{clause[match.end() :]}？"


def ask_part(clause: str, rng: random.Random) -> str:
    """Beginning or end of the clause: questions seldom say all that their answer says."""
    length = rng.randint(max(SHORTEST_REST, len(clause) // 2), max(SHORTEST_REST, len(clause)))
    part = clause[:length] if rng.random() < 0.5 else clause[-length:]
    return part + rng.choice(TAILS)
