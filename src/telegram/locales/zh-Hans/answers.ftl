answers-not-found =
    { $reason ->
        [no_such_date] 没有这个日期的报道。
        [no_such_place] 没有这个地方的报道。
        [no_such_person] 报道里没有这个人。
        [empty_corpus] 还没有任何报道。
       *[no_evidence] 这些报道里没有能回答的内容。
    }
answers-missing =
    { $reason ->
        [no_such_person] 所问的报道里没有“{ $asked }”。
        [no_evidence] 没有“{ $asked }”会议的报道。
       *[other] 没有“{ $asked }”的报道。
    }
answers-nearest = 最接近的报道：
answers-date = { $date }
answers-date-inferred = { $date }（年份为推断）
answers-place = { $place }
answers-speaker = { $speaker }
answers-copies = 同文另见 { $count } 处
answers-more-reports = 另有 { $count } 篇报道也提到。要看请问：“还有呢？”
answers-untitled = （无标题）
answers-no-words = 没有看到可查的字词。请用一句话提问。
answers-too-long = 问题太长了。请缩短到 { NUMBER($most, useGrouping: 0) } 字以内。
answers-text-only = 我只读文字。请用一句话提问。
answers-greeting = 你好，我是引据。请用一句话问会议或措施；例子和命令见 /help。
answers-thanks = 不客气。还想问什么，直接发来就好。
answers-forgotten = 好，前面的问题不再算数。请提问。

answers-button-context = 上下文
answers-button-source = 原文
answers-button-meeting = 同会议
answers-button-copy = 复制
answers-button-more = 更多
answers-button-back = ‹ 返回
answers-button-text = 全文

answers-copied = “{ $quote }”——{ $source }
answers-copied-title = 《{ $title }》

answers-record-place = 地点：{ $place }
answers-record-chair = 主持：{ $chair }
answers-record-speakers = 讲话：{ $speakers }
answers-record-quotes = 同一报道中还有：
answers-record-measures = 会上提出：

answers-no-more = 没有更多了。
answers-vote-thanks = 谢谢，记下了。
answers-vote-taken-back = 已收回。
answers-question-gone = 这个问题已不在记录里，请再问一次。
answers-report-gone = 这篇报道已不在库里。
answers-button-unknown = 这个按钮已经失效，请再问一次。
