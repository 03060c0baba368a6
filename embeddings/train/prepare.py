"""Reads the data, makes pairs and plain text of it, folds both as the product does.

Writes into the work folder: pairs.tsv (kind, query, passage), text.txt (for the vocabulary) and
dev.json (questions and passages that are kept out of training, for choices between models).
"""

import itertools
import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import sources
from glosses import Glosser, inflected
from passages import clauses, header, passages, sentences
from questions import question
from sources import Article, Pair

HERE = Path(__file__).parent
FIRST_PASSAGES = 4
"""So many of an article are used: the first ones are about its title."""
LONGEST_TEXT = 400
SHORTEST_QUERY = 4
SHORTEST_ANSWER = 15
HELD_OUT_QUESTIONS = 400
HELD_OUT_NEWS = 1500


def news_pairs(articles: Iterable[Article], glosser: Glosser, rng: random.Random) -> Iterator[Pair]:
    for article in articles:
        above = header(article)
        for passage in passages(article.text)[:FIRST_PASSAGES]:
            yield Pair("title", article.title, passage)
            said = clauses(passage)
            if not said:
                continue
            asked = rng.choice(said)
            full = f"{above}\n{passage}"
            yield Pair("question", asked_in_context(question(asked, rng), article, rng), full)
            lines = sentences(passage)
            if len(lines) > 1:
                left_out = rng.choice(lines)
                rest = passage.replace(left_out, "")
                yield Pair("sentence", left_out, f"{above}\n{rest}" if rng.random() < 0.5 else rest)
            if rng.random() < 0.5:
                yield Pair("english", glosser.gloss(rng.choice(said), rng), full)
        if rng.random() < 0.5:
            first = passages(article.text)[:1]
            yield from (Pair("english", glosser.gloss(article.title, rng), text) for text in first)


def asked_in_context(asked: str, article: Article, rng: random.Random) -> str:
    """Questions often name what the report is about."""
    about = clauses(article.title)
    return rng.choice(about) + asked if about and rng.random() < 0.3 else asked


def all_pairs(data: Path, news: list[Article], government: list[Pair], rng: random.Random) -> Iterator[Pair]:
    entries = list(sources.dictionary(data))
    glosser = Glosser(entries)
    yield from news_pairs(news, glosser, rng)
    yield from (
        pair._replace(kind={"title": "epidemic"}.get(pair.kind, pair.kind))
        for pair in news_pairs(sources.epidemic_news(data), glosser, rng)
    )
    for report in sources.work_reports(data):
        for passage in passages(report.text):
            for clause in rng.sample(said := clauses(passage), min(2, len(said))):
                yield Pair("question", question(clause, rng), f"{header(report)}\n{passage}")
    for pair in itertools.chain(
        (pair for pair in government if len(pair.passage) >= SHORTEST_ANSWER),
        sources.encyclopedia_questions(data),
    ):
        yield pair
        yield Pair("english", glosser.gloss(pair.query, rng), pair.passage)
    yield from sources.citizens_messages(data)
    yield from sources.paraphrases(data)
    yield from sources.headlines(data)
    yield from sources.translations(data)
    for word, meanings in entries:
        yield from (Pair("dictionary", inflected(meaning, rng), word) for meaning in meanings[:4])
    for words in sources.synonyms(data):
        first, second = rng.sample(words, 2)
        yield Pair("synonyms", first, second)


def fold(texts: list[str]) -> list[str]:
    """One folded text for each, by the product's own folding."""
    lines = "".join(json.dumps(text, ensure_ascii=False) + "\n" for text in texts)
    done = subprocess.run(
        ["node", str(HERE / "fold.js")], input=lines, stdout=subprocess.PIPE, text=True, check=True, encoding="utf-8"
    )
    folded = done.stdout.split("\n")[:-1]
    if len(folded) != len(texts):
        raise ValueError(f"{len(texts)} texts were given to be folded, {len(folded)} came back")
    return folded


def held_out(data: Path, rng: random.Random) -> tuple[list[Article], list[Pair], dict]:
    """News and questions for training, and those to choose by."""
    articles = [article for article in sources.news(data) if len(article.text) >= 30]
    government = list(sources.government_questions(data))
    rng.shuffle(articles)
    rng.shuffle(government)
    long = [pair for pair in government if len(pair.passage) >= SHORTEST_ANSWER]
    dev_questions = long[:HELD_OUT_QUESTIONS]
    dev_news = articles[:HELD_OUT_NEWS]
    held = {pair.passage for pair in dev_questions} | {pair.query for pair in dev_questions}
    government = [pair for pair in government if pair.passage not in held and pair.query not in held]
    distractors = [text for article in dev_news for text in passages(article.text)[:FIRST_PASSAGES]]
    queries = [(pair.query, len(distractors) + i) for i, pair in enumerate(dev_questions)]
    texts = distractors + [pair.passage for pair in dev_questions]
    at = 0
    titles = []
    for article in dev_news:
        count = len(passages(article.text)[:FIRST_PASSAGES])
        if count:
            titles.append((article.title, at))
        at += count
    dev = {"passages": texts, "questions": queries, "titles": titles}
    return articles[HELD_OUT_NEWS:], government, dev


def folded_dev(dev: dict) -> dict:
    texts = fold(dev["passages"])
    return {"passages": texts} | {
        name: [[text, at] for text, (_, at) in zip(fold([q for q, _ in dev[name]]), dev[name], strict=True)]
        for name in ("questions", "titles")
    }


def prepare(data: Path, work: Path, seed: int) -> None:
    work.mkdir(parents=True, exist_ok=True)
    rng = random.Random(seed)
    news, government, dev = held_out(data, rng)
    (work / "dev.json").write_text(json.dumps(folded_dev(dev), ensure_ascii=False), "utf-8")
    pairs = list(all_pairs(data, news, government, rng))
    folded = fold([text for pair in pairs for text in (pair.query, pair.passage)])
    kept = dict.fromkeys(
        Pair(pair.kind, query[:LONGEST_TEXT], passage[:LONGEST_TEXT])
        for pair, query, passage in zip(pairs, folded[::2], folded[1::2], strict=True)
        if query and passage and (len(query) >= SHORTEST_QUERY or pair.kind in ("dictionary", "synonyms"))
    )
    with (work / "pairs.tsv").open("w", encoding="utf-8") as out:
        out.writelines("\t".join(pair) + "\n" for pair in kept)
    with (work / "text.txt").open("w", encoding="utf-8") as out:
        out.writelines(text + "\n" for text in vocabulary_text(kept))
    print(dict(Counter(pair.kind for pair in kept)), file=sys.stderr)


def vocabulary_text(pairs: Iterable[Pair]) -> Iterator[str]:
    """Every passage once, every text in English, and the questions."""
    plain = ("title", "epidemic", "citizens", "encyclopedia", "government", "paraphrases")
    own = (pair for pair in pairs if pair.kind in plain)
    other = (pair for pair in pairs if pair.kind in ("translations", "dictionary", "headlines"))
    return itertools.chain(
        dict.fromkeys(text for pair in own for text in (pair.passage, pair.query)),
        (text for pair in other for text in (pair.query, pair.passage)),
    )
