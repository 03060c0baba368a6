inline-help = 怎麼用？在私聊裡問我
inline-ask = 這裡沒有查到，在私聊裡問我
inline-untitled = （無標題）
inline-date-inferred = { $date }（年份為推斷）
