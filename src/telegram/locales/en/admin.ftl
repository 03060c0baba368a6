admin-help =
    For admins, in their private chat only:
    Send files (several, or a zip) · see what is in them, then decide
    /reports · all reports with their files
    /remove ID · take a report out; can be undone
    /rebuild · bring the index up to date; /rebuild full builds all anew
    /stats DAYS · how much was asked
    /unanswered · questions that got nothing
    /health · how the bot is
    /audit · what admins did
admin-gone = There is no file here to decide about any more.
admin-untitled = (untitled)
admin-no-date = no date
admin-date-inferred = { $date } (year inferred)
admin-problem = · { $file }: { $reason }
admin-source-line = { $file } line { $line }
admin-more-sources = and { $count ->
        [one] one more source
       *[other] { $count } more sources
    }
admin-upload-format = I cannot read files of this kind. What I read: txt, md, html, jsonl, pdf, docx, or a zip of such files.
admin-upload-too-big = The file is too big: Telegram lets bots download { $most } MB at most. Split it, or put it into the reports folder and send /rebuild.
admin-upload-unavailable = I could not get this file from Telegram. Please send it again.
admin-upload-unreadable = { $file } was not kept: { $reason }
admin-upload-empty = { $file } was not kept: it holds no report.
admin-upload-chair = Chair: { $chair }
admin-upload-speakers = Speakers: { $names }
admin-upload-warning = ⚠️ { $warning }
admin-upload-many = { $count } reports:
admin-upload-problems = ⚠️ { $count ->
        [one] 1 part
       *[other] { $count } parts
    } cannot be read:
admin-upload-copy = ♻️ The same text is in the corpus already: { $file }
admin-upload-copies = ♻️ { $count ->
        [one] 1 of them is
       *[other] { $count } of them are
    } in the corpus already
admin-upload-near-name = There is a file with a similar name: { $file }
admin-upload-take = ✅ Take it in
admin-upload-refuse = ✖ Refuse
admin-upload-taken = ✅ Taken in as { $file }
admin-upload-was-taken = It was taken in before: { $file }
admin-upload-refused = ✖ Refused, the file is deleted
admin-upload-was-refused = It was refused before.
admin-upload-place-taken = There is another { $file } in the reports folder, which was left alone. Rename yours and send it again.
admin-build-begins = 🔄 Bringing the index up to date …
admin-build-waits = ⏳ A build is running; another one follows it …
admin-build-read = 🔄 Reading files { $done } / { $total }
admin-build-embed = 🔄 Computing vectors { $done } / { $total }
admin-build-check = 🔄 Checking the new index …
admin-build-publish = 🔄 Publishing the new index …
admin-build-done = ✅ { $reports ->
        [one] 1 report
       *[other] { $reports } reports
    }, { $passages } passages; { $added } added, { $removed } removed; { $seconds } seconds
admin-build-skipped = ⚠️ { $count ->
        [one] 1 part
       *[other] { $count } parts
    } cannot be read:
admin-build-serves = Generation { $generation } serves.
admin-build-refused = ⚠️ Generation { $generation } cannot be served, generation { $serves } goes on. See the log.
admin-build-failed = ❌ Not brought up to date: { $reason }
    The index as it was still serves.
admin-reports-title = { $count ->
        [one] 1 report
       *[other] { $count } reports
    }
admin-remove-usage = Please add the id of the report, as in /remove 0123456789abcdef. /reports shows the ids.
admin-remove-unknown = There is no report with this id. /reports shows the ids.
admin-remove-no-files = Its files are no longer in the reports folder. /rebuild brings the index up to date.
admin-remove-question = Take this report out? { $count ->
        [one] Its file is moved out of the reports folder
       *[other] Its { $count } files are moved out of the reports folder
    }; that can be undone.
admin-remove-yes = 🗑 Take out
admin-remove-no = ✖ Leave
admin-remove-cannot = It cannot be taken out here; nothing was moved:
admin-remove-line = · It is line { $line } of { $file }; moving the file would take out all { $count } reports in it. Delete the line in the file, then send /rebuild.
admin-remove-entry = · It is { $entry } in { $file }; moving the archive would take out all { $count } reports in it. Delete it from the archive, then send /rebuild.
admin-remove-elsewhere = · { $file } is no plain file of the reports folder. Move it away where it stands, then send /rebuild.
admin-remove-changed = · A file has changed since it was indexed; nothing was moved. Send /rebuild first, then try again.
admin-remove-decided = That was decided before.
admin-removed = 🗑 { $count ->
        [one] 1 file
       *[other] { $count } files
    } taken out
admin-remove-left = ✖ Left as it is
admin-undo = ↩️ Undo
admin-undone = ↩️ Put back
admin-undo-place-taken = ⚠️ Another file stands in the place of { $file } and was left alone; what was taken out is still kept.
admin-stats-usage = Please give a number of days, 1 to { $most }, as in /stats 7.
admin-stats = Last { $days ->
        [one] day
       *[other] { $days } days
    }: { $questions ->
        [one] 1 question
       *[other] { $questions } questions
    }, { $percent }% answered
    { $people ->
        [one] 1 person
       *[other] { $people } people
    } asked; 👍 { $up } · 👎 { $down }
    Half of them within { $p50 } ms, 95% within { $p95 } ms
admin-stats-title = Questions of the last { $days ->
        [one] day
       *[other] { $days } days
    }
admin-stats-answered = answered
admin-stats-not-found = not found
admin-stats-milliseconds = milliseconds
admin-unanswered-none = There are no unanswered questions.
admin-unanswered-title = { $count ->
        [one] 1 unanswered question
       *[other] { $count } unanswered questions
    }
admin-unanswered-row = { $question }
    { $times ->
        [one] once
       *[other] { $times } times
    } · { $people ->
        [one] 1 person
       *[other] { $people } people
    } · { $reason } · { $date }
admin-reason-no-evidence = no evidence
admin-reason-no-such-date = no such date
admin-reason-no-such-place = no such place
admin-reason-no-such-person = no such person
admin-reason-empty-corpus = no reports
admin-column-question = question
admin-column-times = times
admin-column-people = people
admin-column-reason = reason
admin-column-last = last asked
admin-health =
    Index: generation { $generation }, { $reports } reports, { $passages } passages
    Last built: { $built } UTC
    Model: { $model }
    Free disk: { $disk } MB
    Memory: { $memory } MB
    Up for: { $hours } hours
    Waiting: { $waiting } updates
    State: { $state } MB
admin-health-remarks = What people said last:
admin-audit-none = Admins have done nothing yet.
admin-reader-no-title = no title was found
admin-reader-no-date = no date was found
admin-reader-no-place = no place was found
admin-reader-no-year = the year of the meeting is not stated
admin-reader-later = the meeting ({ $first }) is later than its report ({ $second })
admin-reader-lost = { $first } characters could not be read
admin-reader-dropped = most of the page is no text of a report ({ $first } characters were dropped)
admin-reader-empty = there is no text in it
admin-reader-short = it holds { $first } characters of text; a report has at least { $second }
admin-reader-encoding = its encoding is not known; save it as UTF-8
admin-reader-language = it reads like { $first } in an encoding that is not read; save it as UTF-8
admin-reader-damaged = it is damaged or no { $first }; open it and save it again
admin-reader-password = it is protected by a password; save it without one
admin-reader-no-text-layer = it has no text layer: its pages are pictures or empty; run text recognition (OCR) on it
admin-reader-time = it takes longer than { $first } seconds to read; split it, or save its text as .txt
admin-reader-memory = it is too large when unpacked; split it
admin-reader-zip-in-zip = it is a zip inside a zip; unpack it first
admin-reader-json = it is no JSON with "_id" and "text", one a line
