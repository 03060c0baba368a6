meetings-title = 報道 { $count } 篇
meetings-none = 沒有報道
meetings-by-place = 按地點
meetings-by-month = 按月份
meetings-all = 全部報道
meetings-back = ‹ 回到列表
meetings-choose-place = 選擇地點
meetings-choose-month = 選擇月份
meetings-unknown = 報道裡沒有「{ $words }」這個地點或時間。可以這樣寫：{ $example }
latest-title = 最新報道
latest-more = 全部 { $count } 篇 ›
latest-unknown = 報道裡沒有「{ $words }」這個地點。可以這樣寫：{ $example }
topics-title = 議題 { $count } 個（數字是報道篇數）
topics-measures = { $count } 條要求
topics-back = ‹ 全部議題
topics-unknown = 沒有「{ $words }」這個議題，請從下面選。
compare-usage = 請寫出兩個地方，可加要對比的事：/compare 地方 地方 事項
compare-usage-example = 請寫出兩個地方，可加要對比的事，例如：
    { $example }
report-usage = 請在命令後寫標題裡的字、地點、日期或報道編號。
report-usage-example = 請在命令後寫標題裡的字、地點、日期或報道編號，例如：
    { $example }
report-none = 沒有找到與「{ $words }」相符的報道。所有報道見 /meetings。
report-gone = 這篇報道已經不在了。
report-untitled = （無標題）
