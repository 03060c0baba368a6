meetings-title = { $count ->
        [one] 1 report
       *[other] { $count } reports
    }
meetings-none = No reports
meetings-by-place = By place
meetings-by-month = By month
meetings-all = All reports
meetings-back = ‹ Back to the list
meetings-choose-place = Choose a place
meetings-choose-month = Choose a month
meetings-unknown = No report has the place or time “{ $words }”. You can write: { $example }
latest-title = Newest reports
latest-more = All { $count } ›
latest-unknown = No report has the place “{ $words }”. You can write: { $example }
topics-title = { $count ->
        [one] 1 topic
       *[other] { $count } topics
    }, with the number of reports
topics-measures = { $count ->
        [one] 1 requirement
       *[other] { $count } requirements
    }
topics-back = ‹ All topics
topics-unknown = There is no topic “{ $words }”. Please choose one below.
compare-usage = Write two places and, if you like, what to compare: /compare PLACE PLACE MATTER
compare-usage-example = Write two places and, if you like, what to compare, for example:
    { $example }
report-usage = Write words of a title, a place, a date or the id of a report after the command.
report-usage-example = Write words of a title, a place, a date or the id of a report after the command, for example:
    { $example }
report-none = No report fits “{ $words }”. All of them are in /meetings.
report-gone = That report is no longer there.
report-untitled = (untitled)
