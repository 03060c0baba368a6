admin-help =
    管理命令（只在與你的私聊中有效）：
    傳來檔案（可多個，或一個 zip）· 看過內容後決定是否收錄
    /reports · 所有報道與它們的檔案
    /remove 編號 · 移出一篇報道，可復原
    /rebuild · 更新索引；/rebuild full 全部重建
    /stats 天數 · 提問統計
    /unanswered · 沒有答上的問題
    /health · 執行狀況
    /audit · 管理記錄
admin-gone = 這裡已經沒有可處理的檔案。
admin-untitled = （無標題）
admin-no-date = 日期不詳
admin-date-inferred = { $date }（年份為推斷）
admin-problem = · { $file }：{ $reason }
admin-source-line = { $file } 第 { $line } 行
admin-more-sources = 還有 { $count } 處來源
admin-upload-format = 這種檔案不能讀。能讀的有：txt、md、html、jsonl、pdf、docx，以及裝著它們的 zip。
admin-upload-too-big = 檔案太大：Telegram 只讓機器人下載 { $most } MB 以內的檔案。請拆分，或直接放進報道資料夾後傳 /rebuild。
admin-upload-unavailable = 沒能從 Telegram 取到這個檔案。請再傳一次。
admin-upload-unreadable = 沒有收下 { $file }：{ $reason }
admin-upload-empty = 沒有收下 { $file }：裡面沒有報道。
admin-upload-chair = 主持：{ $chair }
admin-upload-speakers = 講話：{ $names }
admin-upload-warning = ⚠️ { $warning }
admin-upload-many = { $count } 篇報道：
admin-upload-problems = ⚠️ 有 { $count } 處不能讀：
admin-upload-copy = ♻️ 同樣的文字已在庫中：{ $file }
admin-upload-copies = ♻️ 其中 { $count } 篇已在庫中
admin-upload-near-name = 已有名稱相近的檔案：{ $file }
admin-upload-take = ✅ 收錄
admin-upload-refuse = ✖ 不收
admin-upload-taken = ✅ 已收錄為 { $file }
admin-upload-was-taken = 已經收錄過了：{ $file }
admin-upload-refused = ✖ 沒有收錄，檔案已刪除
admin-upload-was-refused = 已經決定不收了。
admin-upload-place-taken = 報道資料夾裡已有 { $file }，沒有覆蓋它。請改名後再傳一次。
admin-build-begins = 🔄 開始更新索引……
admin-build-waits = ⏳ 正在更新索引，完成後再更新一次……
admin-build-read = 🔄 讀取檔案 { $done } / { $total }
admin-build-embed = 🔄 計算向量 { $done } / { $total }
admin-build-check = 🔄 檢查新索引……
admin-build-publish = 🔄 啟用新索引……
admin-build-done = ✅ { $reports } 篇報道，{ $passages } 個段落；新增 { $added }，移出 { $removed }；用時 { $seconds } 秒
admin-build-skipped = ⚠️ 有 { $count } 處不能讀：
admin-build-serves = 現在由第 { $generation } 代索引回答。
admin-build-refused = ⚠️ 第 { $generation } 代不能啟用，仍由第 { $serves } 代回答。請看記錄檔。
admin-build-failed = ❌ 沒有更新：{ $reason }
    原來的索引仍在回答。
admin-reports-title = 共 { $count } 篇報道
admin-remove-usage = 請寫上報道的編號，例如 /remove 0123456789abcdef。編號見 /reports。
admin-remove-unknown = 沒有這個編號的報道。編號見 /reports。
admin-remove-no-files = 它的檔案已經不在報道資料夾裡了。傳 /rebuild 更新索引即可。
admin-remove-question = 要移出這篇報道嗎？會把 { $count } 個檔案移到報道資料夾之外，可以復原。
admin-remove-yes = 🗑 移出
admin-remove-no = ✖ 保留
admin-remove-cannot = 不能在這裡移出，什麼也沒有動：
admin-remove-line = · 它是 { $file } 的第 { $line } 行，移走檔案會移走其中全部 { $count } 篇報道。請在檔案裡刪去這一行，再傳 /rebuild。
admin-remove-entry = · 它是 { $file } 裡的 { $entry }，移走壓縮檔會移走其中全部 { $count } 篇報道。請從壓縮檔裡刪去它，再傳 /rebuild。
admin-remove-elsewhere = · { $file } 不是報道資料夾裡的普通檔案。請在它所在的地方移走，再傳 /rebuild。
admin-remove-changed = · 檔案在索引之後有了變化，什麼也沒有動。請先傳 /rebuild，再試一次。
admin-remove-decided = 已經決定過了。
admin-removed = 🗑 已移出 { $count } 個檔案
admin-remove-left = ✖ 保留
admin-undo = ↩️ 復原
admin-undone = ↩️ 已放回原處
admin-undo-place-taken = ⚠️ { $file } 的位置上已有別的檔案，沒有覆蓋它；移出的檔案仍然保存著。
admin-stats-usage = 請寫天數，1 到 { $most }，例如 /stats 7。
admin-stats = 最近 { $days } 天：{ $questions } 個問題，答上 { $percent }%
    { $people } 人提問；👍 { $up } · 👎 { $down }
    用時：一半在 { $p50 } 毫秒內，95% 在 { $p95 } 毫秒內
admin-stats-title = 最近 { $days } 天的提問
admin-stats-answered = 答上
admin-stats-not-found = 沒有答上
admin-stats-milliseconds = 毫秒
admin-unanswered-none = 沒有答不上的問題。
admin-unanswered-title = { $count } 個沒有答上的問題
admin-unanswered-row = { $question }
    { $times } 次 · { $people } 人 · { $reason } · { $date }
admin-reason-no-evidence = 沒有依據
admin-reason-no-such-date = 沒有這個日期
admin-reason-no-such-place = 沒有這個地方
admin-reason-no-such-person = 沒有這個人
admin-reason-empty-corpus = 沒有報道
admin-column-question = 問題
admin-column-times = 次數
admin-column-people = 人數
admin-column-reason = 原因
admin-column-last = 最近一次
admin-health =
    索引：第 { $generation } 代，{ $reports } 篇報道，{ $passages } 個段落
    上次更新：{ $built } UTC
    模型：{ $model }
    磁碟剩餘：{ $disk } MB
    記憶體：{ $memory } MB
    已執行：{ $hours } 小時
    等待處理：{ $waiting } 則訊息
    狀態：{ $state } MB
admin-health-remarks = 最近的意見：
admin-audit-none = 還沒有管理記錄。
admin-reader-no-title = 沒有找到標題
admin-reader-no-date = 沒有找到日期
admin-reader-no-place = 沒有找到地點
admin-reader-no-year = 沒有寫明會議的年份
admin-reader-later = 會議日期（{ $first }）晚於報道日期（{ $second }）
admin-reader-lost = 有 { $first } 個字不能讀出
admin-reader-dropped = 頁面的大部分不是正文（去掉了 { $first } 個字）
admin-reader-empty = 檔案裡沒有文字
admin-reader-short = 只有 { $first } 個字；報道至少有 { $second } 個字
admin-reader-encoding = 認不出檔案的編碼；請另存為 UTF-8
admin-reader-language = 像是 { $first } 的編碼，不能讀；請另存為 UTF-8
admin-reader-damaged = 已損壞，或不是 { $first } 檔案；請打開後重新儲存
admin-reader-password = 有密碼保護；請去掉密碼後再傳
admin-reader-no-text-layer = 沒有文字層：頁面是圖片或空白；請先做文字辨識（OCR）
admin-reader-time = 讀了 { $first } 秒還沒有讀完；請拆分，或把文字另存為 .txt
admin-reader-memory = 展開後太大，不能讀；請拆分
admin-reader-zip-in-zip = 是壓縮檔裡的壓縮檔；請先解開
admin-reader-json = 不是含有 "_id" 和 "text" 的 JSON（一行一個）
