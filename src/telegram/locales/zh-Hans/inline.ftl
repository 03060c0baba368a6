inline-help = 怎么用？在私聊里问我
inline-ask = 这里没有查到，在私聊里问我
inline-untitled = （无标题）
inline-date-inferred = { $date }（年份为推断）
