"""Cuts articles into passages as long as those that the product indexes, under the same header."""

import re

from sources import Article

PASSAGE_CHARACTERS = 300
SHORTEST_PASSAGE = 30
SHORTEST_CLAUSE = 8
SENTENCE = re.compile(r"[^。！？!?；;\n]*[。！？!?；;\n]+[”’」』）)]*|[^。！？!?；;\n]+$")
CLAUSE = re.compile(r"[^，,。！？!?；;：:\n]+")


def sentences(text: str) -> list[str]:
    return [sentence for sentence in SENTENCE.findall(text) if sentence.strip()]


def clauses(text: str) -> list[str]:
    found = (clause.strip() for clause in CLAUSE.findall(text))
    return [clause for clause in found if len(clause) >= SHORTEST_CLAUSE]


def passages(text: str) -> list[str]:
    """Whole sentences joined while they fit, of about equal length."""
    parts = -(-len(text) // PASSAGE_CHARACTERS)
    most = len(text) / max(parts, 1)
    found: list[str] = []
    current = ""
    for sentence in sentences(text):
        sentence = sentence[:PASSAGE_CHARACTERS]
        if current and len(current) + len(sentence) / 2 > most:
            found.append(current)
            current = ""
        current += sentence
    found.append(current)
    return [passage for passage in found if len(passage) >= SHORTEST_PASSAGE]


def header(article: Article) -> str:
    """Title and date, as questions say it."""
    if article.date is None:
        return article.title
    year, month, day = article.date[:4], int(article.date[4:6]), int(article.date[6:8])
    return f"{article.title} {year}年{month}月{day}日"
