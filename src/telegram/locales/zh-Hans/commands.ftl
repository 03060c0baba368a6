start = 我是引据。请用一句话问会议或措施，我从会议报道中逐字引用能回答的原文，并注明出处。
    报道里没有的，我会直说没有。
start-examples = 按下面的按钮问一句，或看 /help。
start-number = 你的 Telegram 编号：{ $number }（设置管理员时用）
help-ask = 直接发问题即可，例如：
help-ask-group = 在群里用 /ask 加问题，或 @我、回复我。例如：
help-go-on = 可以接着问：“那学校呢？”“还有呢？”
help-groups = 在群里：@我、回复我，或用 /ask 加问题。
command-unknown = 没有这个命令。所有命令见 /help；直接发问题也可以。
command-ask = 提问（在群里用）
command-meetings = 会议报道列表，可按地点和月份筛选
command-latest = 最新的报道，可加地点
command-topics = 各议题提出过的要求
command-timeline = 一个议题何时何地被提到
command-compare = 对比两个地方的要求
command-report = 打开一篇报道
command-new = 忘掉上一个问题，重新开始
command-language = 选择语言
command-help = 怎么用
command-feedback = 留下意见
command-privacy = 保存什么，保存多久
command-admin = 管理：怎么管理
command-reports = 管理：报道文件
command-remove = 管理：移除一篇报道
command-rebuild = 管理：重建索引
command-stats = 管理：使用统计
command-unanswered = 管理：没有答出的问题
command-health = 管理：运行状况
command-audit = 管理：谁做了什么
profile-name = 引据
profile-description = 我逐字引用会议报道来回答问题，每一句都注明出处，可以核对。请用一句话提问，例如：谁主持了会议？对学校有什么要求？报道里没有的，我会直说没有。
profile-about = 逐字引用会议报道来回答问题，每一句都有出处。
page-before = ‹ 上一页
page-behind = 下一页 ›
page-number = 第 { $number }/{ $pages } 页
page-stale = 列表有变化，这是现在的第一页。
button-stale = 这个按钮已失效，请重新发命令。
language-choose = 我用哪种语言跟你说话？引文始终保持原样。
language-chosen = 好，以后用简体中文。引文始终保持原样。
language-zh-Hans = 简体中文
language-zh-Hant = 繁體中文
language-en = English
privacy-kept = 我保存的内容：
    · 你的问题和时间，连同你和聊天的编号，以及引用了哪些原文，用来显示按钮和改进回答；
    · 聊天里的上一个问题，供半小时内追问；
    · 你选择的语言、对回答的评价、用 /feedback 写的意见。
    问题、评价和意见最多保存 { $days } 天，然后自动删除。不保存姓名、电话和群里的其他消息。
privacy-group = 要删除你的记录，请私聊我发 /privacy。
privacy-forget = 删除我的记录
privacy-sure = 删除你的问题、评价、意见和语言选择？删除后不能恢复。
privacy-yes = 删除
privacy-no = 不删除
privacy-forgotten = 已删除你的全部记录，其中问题 { $count } 个。
feedback-usage = 想对我的运营者说什么？请写在命令后面，例如：/feedback 引文太长
feedback-thanks = 谢谢，已记下。
