answers-not-found =
    { $reason ->
        [no_such_date] 沒有這個日期的報道。
        [no_such_place] 沒有這個地方的報道。
        [no_such_person] 報道裡沒有這個人。
        [empty_corpus] 還沒有任何報道。
       *[no_evidence] 這些報道裡沒有能回答的內容。
    }
answers-missing =
    { $reason ->
        [no_such_person] 所問的報道裡沒有「{ $asked }」。
        [no_evidence] 沒有「{ $asked }」會議的報道。
       *[other] 沒有「{ $asked }」的報道。
    }
answers-nearest = 最接近的報道：
answers-date = { $date }
answers-date-inferred = { $date }（年份為推斷）
answers-place = { $place }
answers-speaker = { $speaker }
answers-copies = 同文另見 { $count } 處
answers-more-reports = 另有 { $count } 篇報道也提到。要看請問：「還有呢？」
answers-untitled = （無標題）
answers-no-words = 沒有看到可查的字詞。請用一句話提問。
answers-too-long = 問題太長了。請縮短到 { NUMBER($most, useGrouping: 0) } 字以內。
answers-text-only = 我只讀文字。請用一句話提問。
answers-greeting = 你好，我是引據。請用一句話問會議或措施；例子和命令見 /help。
answers-thanks = 不客氣。還想問什麼，直接發來就好。
answers-forgotten = 好，前面的問題不再算數。請提問。

answers-button-context = 上下文
answers-button-source = 原文
answers-button-meeting = 同會議
answers-button-copy = 複製
answers-button-more = 更多
answers-button-back = ‹ 返回
answers-button-text = 全文

answers-copied = 「{ $quote }」——{ $source }
answers-copied-title = 《{ $title }》

answers-record-place = 地點：{ $place }
answers-record-chair = 主持：{ $chair }
answers-record-speakers = 講話：{ $speakers }
answers-record-quotes = 同一報道中還有：
answers-record-measures = 會上提出：

answers-no-more = 沒有更多了。
answers-vote-thanks = 謝謝，記下了。
answers-vote-taken-back = 已收回。
answers-question-gone = 這個問題已不在記錄裡，請再問一次。
answers-report-gone = 這篇報道已不在庫裡。
answers-button-unknown = 這個按鈕已經失效，請再問一次。
