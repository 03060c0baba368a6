start = 我是引據。請用一句話問會議或措施，我從會議報道中逐字引用能回答的原文，並註明出處。
    報道裡沒有的，我會直說沒有。
start-examples = 按下面的按鈕問一句，或看 /help。
start-number = 你的 Telegram 編號：{ $number }（設定管理員時用）
help-ask = 直接發問題即可，例如：
help-ask-group = 在群組裡用 /ask 加問題，或 @我、回覆我。例如：
help-go-on = 可以接著問：「那學校呢？」「還有呢？」
help-groups = 在群組裡：@我、回覆我，或用 /ask 加問題。
command-unknown = 沒有這個命令。所有命令見 /help；直接發問題也可以。
command-ask = 提問（在群組裡用）
command-meetings = 會議報道列表，可按地點和月份篩選
command-latest = 最新的報道，可加地點
command-topics = 各議題提出過的要求
command-timeline = 一個議題何時何地被提到
command-compare = 對比兩個地方的要求
command-report = 打開一篇報道
command-new = 忘掉上一個問題，重新開始
command-language = 選擇語言
command-help = 怎麼用
command-feedback = 留下意見
command-privacy = 保存什麼，保存多久
command-admin = 管理：怎麼管理
command-reports = 管理：報道檔案
command-remove = 管理：移除一篇報道
command-rebuild = 管理：重建索引
command-stats = 管理：使用統計
command-unanswered = 管理：沒有答出的問題
command-health = 管理：運行狀況
command-audit = 管理：誰做了什麼
profile-name = 引據
profile-description = 我逐字引用會議報道來回答問題，每一句都註明出處，可以核對。請用一句話提問，例如：誰主持了會議？對學校有什麼要求？報道裡沒有的，我會直說沒有。
profile-about = 逐字引用會議報道來回答問題，每一句都有出處。
page-before = ‹ 上一頁
page-behind = 下一頁 ›
page-number = 第 { $number }/{ $pages } 頁
page-stale = 列表有變化，這是現在的第一頁。
button-stale = 這個按鈕已失效，請重新發命令。
language-choose = 我用哪種語言跟你說話？引文始終保持原樣。
language-chosen = 好，以後用繁體中文。引文始終保持原樣。
language-zh-Hans = 简体中文
language-zh-Hant = 繁體中文
language-en = English
privacy-kept = 我保存的內容：
    · 你的問題和時間，連同你和聊天的編號，以及引用了哪些原文，用來顯示按鈕和改進回答；
    · 聊天裡的上一個問題，供半小時內追問；
    · 你選擇的語言、對回答的評價、用 /feedback 寫的意見。
    問題、評價和意見最多保存 { $days } 天，然後自動刪除。不保存姓名、電話和群組裡的其他訊息。
privacy-group = 要刪除你的記錄，請私聊我發 /privacy。
privacy-forget = 刪除我的記錄
privacy-sure = 刪除你的問題、評價、意見和語言選擇？刪除後不能恢復。
privacy-yes = 刪除
privacy-no = 不刪除
privacy-forgotten = 已刪除你的全部記錄，其中問題 { $count } 個。
feedback-usage = 想對我的營運者說什麼？請寫在命令後面，例如：/feedback 引文太長
feedback-thanks = 謝謝，已記下。
