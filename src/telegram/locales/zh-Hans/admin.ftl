admin-help =
    管理命令（只在与你的私聊中有效）：
    发来文件（可多个，或一个 zip）· 看过内容后决定是否收录
    /reports · 所有报道与它们的文件
    /remove 编号 · 移出一篇报道，可撤销
    /rebuild · 更新索引；/rebuild full 全部重建
    /stats 天数 · 提问统计
    /unanswered · 没有答上的问题
    /health · 运行状况
    /audit · 管理记录
admin-gone = 这里已经没有可处理的文件。
admin-untitled = （无标题）
admin-no-date = 日期不详
admin-date-inferred = { $date }（年份为推断）
admin-problem = · { $file }：{ $reason }
admin-source-line = { $file } 第 { $line } 行
admin-more-sources = 还有 { $count } 处来源
admin-upload-format = 这种文件不能读。能读的有：txt、md、html、jsonl、pdf、docx，以及装着它们的 zip。
admin-upload-too-big = 文件太大：Telegram 只让机器人下载 { $most } MB 以内的文件。请拆分，或直接放进报道文件夹后发 /rebuild。
admin-upload-unavailable = 没能从 Telegram 取到这个文件。请再发一次。
admin-upload-unreadable = 没有收下 { $file }：{ $reason }
admin-upload-empty = 没有收下 { $file }：里面没有报道。
admin-upload-chair = 主持：{ $chair }
admin-upload-speakers = 讲话：{ $names }
admin-upload-warning = ⚠️ { $warning }
admin-upload-many = { $count } 篇报道：
admin-upload-problems = ⚠️ 有 { $count } 处不能读：
admin-upload-copy = ♻️ 同样的文字已在库中：{ $file }
admin-upload-copies = ♻️ 其中 { $count } 篇已在库中
admin-upload-near-name = 已有名称相近的文件：{ $file }
admin-upload-take = ✅ 收录
admin-upload-refuse = ✖ 不收
admin-upload-taken = ✅ 已收录为 { $file }
admin-upload-was-taken = 已经收录过了：{ $file }
admin-upload-refused = ✖ 没有收录，文件已删除
admin-upload-was-refused = 已经决定不收了。
admin-upload-place-taken = 报道文件夹里已有 { $file }，没有覆盖它。请改名后再发一次。
admin-build-begins = 🔄 开始更新索引……
admin-build-waits = ⏳ 正在更新索引，完成后再更新一次……
admin-build-read = 🔄 读取文件 { $done } / { $total }
admin-build-embed = 🔄 计算向量 { $done } / { $total }
admin-build-check = 🔄 检查新索引……
admin-build-publish = 🔄 启用新索引……
admin-build-done = ✅ { $reports } 篇报道，{ $passages } 个段落；新增 { $added }，移出 { $removed }；用时 { $seconds } 秒
admin-build-skipped = ⚠️ 有 { $count } 处不能读：
admin-build-serves = 现在由第 { $generation } 代索引回答。
admin-build-refused = ⚠️ 第 { $generation } 代不能启用，仍由第 { $serves } 代回答。请看日志。
admin-build-failed = ❌ 没有更新：{ $reason }
    原来的索引仍在回答。
admin-reports-title = 共 { $count } 篇报道
admin-remove-usage = 请写上报道的编号，例如 /remove 0123456789abcdef。编号见 /reports。
admin-remove-unknown = 没有这个编号的报道。编号见 /reports。
admin-remove-no-files = 它的文件已经不在报道文件夹里了。发 /rebuild 更新索引即可。
admin-remove-question = 要移出这篇报道吗？会把 { $count } 个文件移到报道文件夹之外，可以撤销。
admin-remove-yes = 🗑 移出
admin-remove-no = ✖ 保留
admin-remove-cannot = 不能在这里移出，什么也没有动：
admin-remove-line = · 它是 { $file } 的第 { $line } 行，移走文件会移走其中全部 { $count } 篇报道。请在文件里删去这一行，再发 /rebuild。
admin-remove-entry = · 它是 { $file } 里的 { $entry }，移走压缩包会移走其中全部 { $count } 篇报道。请从压缩包里删去它，再发 /rebuild。
admin-remove-elsewhere = · { $file } 不是报道文件夹里的普通文件。请在它所在的地方移走，再发 /rebuild。
admin-remove-changed = · 文件在索引之后有了变化，什么也没有动。请先发 /rebuild，再试一次。
admin-remove-decided = 已经决定过了。
admin-removed = 🗑 已移出 { $count } 个文件
admin-remove-left = ✖ 保留
admin-undo = ↩️ 撤销
admin-undone = ↩️ 已放回原处
admin-undo-place-taken = ⚠️ { $file } 的位置上已有别的文件，没有覆盖它；移出的文件仍然保存着。
admin-stats-usage = 请写天数，1 到 { $most }，例如 /stats 7。
admin-stats = 最近 { $days } 天：{ $questions } 个问题，答上 { $percent }%
    { $people } 人提问；👍 { $up } · 👎 { $down }
    用时：一半在 { $p50 } 毫秒内，95% 在 { $p95 } 毫秒内
admin-stats-title = 最近 { $days } 天的提问
admin-stats-answered = 答上
admin-stats-not-found = 没有答上
admin-stats-milliseconds = 毫秒
admin-unanswered-none = 没有答不上的问题。
admin-unanswered-title = { $count } 个没有答上的问题
admin-unanswered-row = { $question }
    { $times } 次 · { $people } 人 · { $reason } · { $date }
admin-reason-no-evidence = 没有依据
admin-reason-no-such-date = 没有这个日期
admin-reason-no-such-place = 没有这个地方
admin-reason-no-such-person = 没有这个人
admin-reason-empty-corpus = 没有报道
admin-column-question = 问题
admin-column-times = 次数
admin-column-people = 人数
admin-column-reason = 原因
admin-column-last = 最近一次
admin-health =
    索引：第 { $generation } 代，{ $reports } 篇报道，{ $passages } 个段落
    上次更新：{ $built } UTC
    模型：{ $model }
    磁盘剩余：{ $disk } MB
    内存：{ $memory } MB
    已运行：{ $hours } 小时
    等待处理：{ $waiting } 条消息
    状态：{ $state } MB
admin-health-remarks = 最近的意见：
admin-audit-none = 还没有管理记录。
admin-reader-no-title = 没有找到标题
admin-reader-no-date = 没有找到日期
admin-reader-no-place = 没有找到地点
admin-reader-no-year = 没有写明会议的年份
admin-reader-later = 会议日期（{ $first }）晚于报道日期（{ $second }）
admin-reader-lost = 有 { $first } 个字不能读出
admin-reader-dropped = 页面的大部分不是正文（去掉了 { $first } 个字）
admin-reader-empty = 文件里没有文字
admin-reader-short = 只有 { $first } 个字；报道至少有 { $second } 个字
admin-reader-encoding = 认不出文件的编码；请另存为 UTF-8
admin-reader-language = 像是 { $first } 的编码，不能读；请另存为 UTF-8
admin-reader-damaged = 已损坏，或不是 { $first } 文件；请打开后重新保存
admin-reader-password = 有密码保护；请去掉密码后再发
admin-reader-no-text-layer = 没有文字层：页面是图片或空白；请先做文字识别（OCR）
admin-reader-time = 读了 { $first } 秒还没有读完；请拆分，或把文字另存为 .txt
admin-reader-memory = 展开后太大，不能读；请拆分
admin-reader-zip-in-zip = 是压缩包里的压缩包；请先解开
admin-reader-json = 不是含有 "_id" 和 "text" 的 JSON（一行一个）
