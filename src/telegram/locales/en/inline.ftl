inline-help = How to use this: ask me in private
inline-ask = Nothing found here: ask me in private
inline-untitled = (untitled)
inline-date-inferred = { $date } (year inferred)
