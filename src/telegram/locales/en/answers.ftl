answers-not-found =
    { $reason ->
        [no_such_date] There is no report of that date.
        [no_such_place] There is no report about that place.
        [no_such_person] No report mentions that person.
        [empty_corpus] There are no reports yet.
       *[no_evidence] These reports hold no answer to that.
    }
answers-missing =
    { $reason ->
        [no_such_person] The reports asked for do not mention “{ $asked }”.
        [no_evidence] There is no report of the meeting “{ $asked }”.
       *[other] There is no report of “{ $asked }”.
    }
answers-nearest = Nearest reports:
answers-date = Date: { $date }
answers-date-inferred = Date: { $date } (year inferred)
answers-place = Place: { $place }
answers-speaker = Speaker: { $speaker }
answers-copies = same text in { $count } more
answers-more-reports =
    { $count ->
        [one] One more report speaks of it. To see it, ask “还有呢？”
       *[other] { $count } more reports speak of it. To see them, ask “还有呢？”
    }
answers-untitled = (untitled)
answers-no-words = I see no words to look for. Please ask in one sentence.
answers-too-long = That question is too long. Please keep it under { NUMBER($most, useGrouping: 0) } characters.
answers-text-only = I read text only. Please ask in one sentence.
answers-greeting = Hello, I am Yinju. Ask about a meeting or a measure in one sentence; /help has examples and commands.
answers-thanks = You are welcome. Just send me your next question.
answers-forgotten = The last question is forgotten. Ask a new one.

answers-button-context = Context
answers-button-source = Source
answers-button-meeting = Meeting
answers-button-copy = Copy
answers-button-more = More
answers-button-back = ‹ Back
answers-button-text = Text

answers-copied = “{ $quote }” — { $source }
answers-copied-title = 《{ $title }》

answers-record-place = Place: { $place }
answers-record-chair = Chair: { $chair }
answers-record-speakers = Speakers: { $speakers }
answers-record-quotes = The same report also says:
answers-record-measures = Asked for at the meeting:

answers-no-more = There is no more.
answers-vote-thanks = Thank you, noted.
answers-vote-taken-back = Taken back.
answers-question-gone = That question is no longer kept. Please ask again.
answers-report-gone = That report is no longer here.
answers-button-unknown = This button no longer works. Please ask again.
