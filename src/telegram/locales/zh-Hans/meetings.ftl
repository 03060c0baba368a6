meetings-title = 报道 { $count } 篇
meetings-none = 没有报道
meetings-by-place = 按地点
meetings-by-month = 按月份
meetings-all = 全部报道
meetings-back = ‹ 回到列表
meetings-choose-place = 选择地点
meetings-choose-month = 选择月份
meetings-unknown = 报道里没有“{ $words }”这个地点或时间。可以这样写：{ $example }
latest-title = 最新报道
latest-more = 全部 { $count } 篇 ›
latest-unknown = 报道里没有“{ $words }”这个地点。可以这样写：{ $example }
topics-title = 议题 { $count } 个（数字是报道篇数）
topics-measures = { $count } 条要求
topics-back = ‹ 全部议题
topics-unknown = 没有“{ $words }”这个议题，请从下面选。
compare-usage = 请写出两个地方，可加要对比的事：/compare 地方 地方 事项
compare-usage-example = 请写出两个地方，可加要对比的事，例如：
    { $example }
report-usage = 请在命令后写标题里的字、地点、日期或报道编号。
report-usage-example = 请在命令后写标题里的字、地点、日期或报道编号，例如：
    { $example }
report-none = 没有找到与“{ $words }”相符的报道。所有报道见 /meetings。
report-gone = 这篇报道已经不在了。
report-untitled = （无标题）
