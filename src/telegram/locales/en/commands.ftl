start = I am Yinju. Ask about a meeting or a measure in one sentence; I answer by quoting the meeting reports word for word, with their source.
    What is not in the reports, I say so.
start-examples = Ask one of these with a button, or see /help.
start-number = Your Telegram number: { $number } (for setting up admins)
help-ask = Just send a question, for example:
help-ask-group = In this group send /ask with a question, mention me or reply to me. For example:
help-go-on = You can follow up: “那学校呢？” “还有呢？”
help-groups = In groups: mention me, reply to me, or use /ask with a question.
command-unknown = There is no such command. All of them are in /help; you can also just ask.
command-ask = Ask a question (in groups)
command-meetings = All reports, by place or month
command-latest = The newest reports; a place narrows them
command-topics = What was asked for, by topic
command-timeline = When and where a topic was raised
command-compare = Two places side by side
command-report = Open a report
command-new = Forget the last question
command-language = Choose a language
command-help = How to use me
command-feedback = Leave a remark
command-privacy = What is kept, and for how long
command-admin = Admin: what you can do
command-reports = Admin: report files
command-remove = Admin: take a report out
command-rebuild = Admin: build the index again
command-stats = Admin: how I am used
command-unanswered = Admin: questions without an answer
command-health = Admin: how I am doing
command-audit = Admin: who did what
profile-name = Yinju
profile-description = I answer questions about meeting reports by quoting them word for word, with the source of every sentence, so that you can check it. Ask in one sentence, such as: who chaired the meeting? What was required of schools? What is not in the reports, I say so.
profile-about = Answers questions about meeting reports by quoting them, with the source of every sentence.
page-before = ‹ Previous
page-behind = Next ›
page-number = page { $number } of { $pages }
page-stale = The list has changed: this is its first page now.
button-stale = This button is out of date. Please send the command again.
language-choose = Which language shall I speak? Quotes always stay as written.
language-chosen = English from now on. Quotes always stay as written.
language-zh-Hans = 简体中文
language-zh-Hant = 繁體中文
language-en = English
privacy-kept = What I keep:
    · your questions and when you asked, with your number and the chat’s, and which sentences I quoted: for the buttons under answers, and to answer better;
    · the last question of a chat, for follow-ups within half an hour;
    · the language you chose, your votes on answers, and what you write with /feedback.
    Questions, votes and remarks are deleted after { $days } days at most. No names, no phone numbers, no other messages of a group.
privacy-group = To have your records deleted, write /privacy to me in private.
privacy-forget = Delete my records
privacy-sure = Delete your questions, votes, remarks and choice of language? This cannot be undone.
privacy-yes = Delete
privacy-no = Keep
privacy-forgotten = All your records are deleted, among them { $count ->
        [one] one question
       *[other] { $count } questions
    }.
feedback-usage = What would you like to tell those who run me? Write it after the command, for example: /feedback quotes are too long
feedback-thanks = Thank you, noted.
