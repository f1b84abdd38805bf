### Every word that the default theme shows, in English. A site overrides any of them in its own locales/<locale>.ftl.
###
### For translators:
### - Write as the help centre of a product speaks to its customers: short, friendly, no jargon, the polite form.
### - Start labels as your language starts a menu entry or a button (English: capital first letter only).
### - "Article" is one page of help; an "area" is a part of the product, such as Email or Reports;
###   a "plan" is what the customer has subscribed to; a "channel" is a way to reach support, such as chat.
### - %n and %q are filled in by the page's script: keep them as they are.
### - { $name } is filled in when the site is built: keep the braces, move it where your grammar wants it.

## Every page

# Only seen when a keyboard user presses Tab first: jumps over the header.
skip-to-content = Skip to content
# Name of the header's navigation, for screen readers.
nav-main = Main
# Name of the footer's navigation, for screen readers.
nav-footer = Footer
# Name of the path above the title (Home > Email > Signatures), for screen readers.
nav-breadcrumbs = Breadcrumbs
# Name of the links to the previous and next article, for screen readers.
nav-pager = Previous and next article
# First step of the path above the title.
nav-home = Home
# Button that opens the list of product areas.
nav-topics = Topics
# Last entry of that list where a site has many areas: leads to all of them.
nav-topics-all = All topics
# The tree of the articles of an area, beside a page of it; folded under this on a phone.
nav-area = In this topic
nav-contact = Contact support
# Link to the alphabetical list of all articles.
nav-az = All articles A–Z
nav-search = Search
# Link to the feed of new and changed articles.
nav-feed = Feed of new articles
# Before the name of the current language, for screen readers.
nav-language = Language:
# Labels of one button; it shows the theme that a click would switch to.
theme-to-dark = Switch to dark theme
theme-to-light = Switch to light theme
# What the line above every page is, and its button, for screen readers.
announcement-label = Announcement
announcement-close = Close this announcement
# Ribbon on every page of a build that holds unfinished articles.
drafts-banner = Preview: this build includes drafts. Do not publish it.

## Home page

# The home page's heading, unless the site writes its own.
home-heading = How can we help?
home-lead = Search the guides, or browse by topic.
home-areas = Browse by topic
home-popular = Popular articles

## Lists of articles

# On an area's card. $count (number): articles in this area.
area-count =
    { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
# Under the first few articles of a category. $count (number): all articles in it. $category (text): its name.
category-all =
    { $count ->
        [one] See { $count } article in { $category }
       *[other] See all { $count } articles in { $category }
    }
# Placeholder of the field that filters a long list of articles by their titles. $count (number).
list-filter = Filter { $count } articles
# Badge on an article that is not translated yet. $language (text): the language it is shown in, such as "English".
article-borrowed = In { $language }

## Article

# $date (text): a date in the reader's own format, such as "November 14, 2024".
article-updated = Updated on { $date }
article-edit = Edit this page
# $authors (text): one name or a list, such as "Ana Costa and Jun Mori".
article-authors = By { $authors }
# Badge above the text. $plans (text): a list such as "Basic, Pro and Enterprise".
article-plans = Available on { $plans }
# Badge of an unfinished article, seen by its writers only.
article-draft = Draft
# Badge of an article that only people with its link find.
article-unlisted = Unlisted
# Link to the article as a plain Markdown text file.
article-markdown = This page as Markdown
# Heading of the article's table of contents.
toc-title = On this page
pager-prev = Previous
pager-next = Next
related-title = Related articles
helpful-question = Was this article helpful?
helpful-yes = Yes
helpful-no = No
# After a click on "Yes".
helpful-thanks = Thank you. We’re glad it helped.
# After a click on "No". The link to support stands right below.
helpful-thanks-no = Thank you for telling us. If you are still stuck, contact support below.
# After a click on "No", if the site has insights: a field for a few words.
insights-comment = What is missing, or not clear?
insights-comment-help = Please leave out names, addresses and numbers that are yours.
# Label of the choice of the article's sections. The choice that follows is the first of it.
insights-section = Which part?
insights-section-any = The whole article
insights-send = Send
# In the place of the field.
insights-sent = Thank you. The people who write these articles will read it.

## Articles in another language than the page

# $language (text): the reader's language. $original (text): the language of the text below.
notice-fallback = This article is not available in { $language } yet. You are reading it in { $original }.
# $original (text): the language that the text was translated from, and whose wording counts.
notice-machine = This article was machine-translated. If anything differs, the { $original } version applies.
# Link that follows the line above. $original (text): as above.
notice-machine-link = Read it in { $original }
# $original (text): the language that the text was translated from. $sections (text): what has changed there since, headings in that language.
notice-stale = The { $original } version has changed since this was translated: { $sections }.
# Two parts of a text, in the list of the line above.
notice-stale-head = title and description
notice-stale-introduction = introduction

## Inside the text of an article

callout-note = Note
callout-tip = Tip
callout-important = Important
callout-warning = Warning
callout-caution = Caution
# Name of a table that can be scrolled sideways, for screen readers.
table-region = Table
# Name of the # link beside a heading, for screen readers; a click copies the link. %n: the heading.
heading-link = Link to %n
heading-link-copied = Link copied
# Heading of the notes at the end of an article, for screen readers.
footnotes = Footnotes
# Name of the arrow that leads from a footnote back to the text, for screen readers.
footnote-back = Back to the text
# What the boxes of a checklist in an article say to screen readers.
task-done = Done
task-open = Not done
# Button on a block of code, and what it says for a moment after a click.
code-copy = Copy
code-copied = Copied
# Under the picture of a video that has not been loaded yet. %n: the web site that it comes from.
video-source = Plays from %n
# Link to a video that has no title in the article.
video-untitled = Video
# What a click on a picture does, for screen readers; its description follows.
picture-enlarge = Enlarge the picture
# Button on a picture that has been enlarged.
picture-close = Close
# Small labels beside a heading, a setting or a field, where the article gives no text of its own.
badge-new = New
badge-updated = Updated
badge-beta = Beta
badge-deprecated = Deprecated
badge-required = Required
badge-optional = Optional

## Search

# Name of the search field, for screen readers.
search-label = Search the help centre
search-placeholder = Search for answers
search-submit = Search
search-title = Search
# Name of the list under the search field, for screen readers.
search-suggestions = Suggestions
search-loading = Searching…
# Last line under the search field. %q: what the reader typed.
search-see-all = See all results for “%q”
# Heading above results that exist in another language only. %n: the language, such as "English".
search-other-language = Results in %n
# How many results. The script picks the form for the number as your language's plural rules (CLDR) say; write the
# forms that your language has, and leave the others as references to search-count-other. %n: the number.
search-count-zero = { search-count-other }
search-count-one = %n result
search-count-two = { search-count-other }
search-count-few = { search-count-other }
search-count-many = { search-count-other }
search-count-other = %n results
# Above the results. %n: one of the lines above, such as "12 results". %q: what the reader typed.
search-count-for = %n for “%q”
# When the words as typed lead nowhere. %q: what is searched for instead.
search-corrected = Showing results for “%q”
# A link, when nothing was found. %q: the query with words that the articles have.
search-did-you-mean = Did you mean “%q”?
search-more = Show more results
search-filter-area = Topic
search-filter-area-all = All topics
search-filter-plan = Plan
search-filter-plan-all = All plans
search-clear-filters = Clear filters
search-none = No results found
search-none-help = Check the spelling, try fewer or simpler words, or ask our team.
search-error = Search is not available right now.
search-error-help = The search index could not be loaded. Check your connection and try again.
# A page whose scripts are gone since the site was published anew.
search-outdated = This page is out of date. Reload it to search.
search-retry = Try again
# Above links to the product areas, before anything has been searched for.
search-browse = Or browse by topic
# A check box: whether the / key opens search.
search-shortcut = Press / on any page to search
# Shown where JavaScript is switched off.
search-no-script = Search needs JavaScript. Without it, the list of all articles A–Z and the topics below lead to the same pages.

## Contact

contact-title = Contact support
contact-intro = Choose the way that suits you. Your options depend on your plan.
# Heading of the list of channels, for screen readers.
contact-channels = Ways to reach us
# Heading above the ways of contact that the chosen plan does not include.
contact-other-plans = On other plans
# Heading above the table of plans and channels.
contact-compare = Compare support by plan
contact-callout-title = Still need help?
contact-callout-text = Our support team is happy to look into it with you.
contact-callout-link = Contact support
plan-picker-legend = Which plan are you on?
plan-picker-any = Show all
plan-picker-help = Your choice stays in this browser and is not sent anywhere.
# Read out after a plan is chosen. %n: how many channels it includes; %q: how many there are.
plan-picker-summary = This plan includes %n of %q ways to reach us.
# Badge on a way of contact that the chosen plan does not include.
channel-locked = Not in this plan
# Name of the list of a channel's other languages, for screen readers.
channel-languages = In other languages
# Button that shows the link of a channel that not every plan includes.
channel-reveal = My plan includes this
# Above the check boxes for what a customer may have bought in addition to a plan.
plan-picker-addons = Add-ons
# Whether a channel is open at this moment. %n: a time, or a day and a time, such as "Monday, November 30 at 8:00 AM",
# in the reader's own time zone.
channel-open-now = Open now
channel-open-until = Open now, until %n
channel-closed-now = Closed now
channel-closed-until = Closed now. Opens again: %n
# On a channel that the reader can't use now. %n: the name of one that they can, such as "Chat support".
channel-instead = Available to you now: %n
# Where the reader finds the conversations that they had before.
contact-inbox-title = Your earlier conversations
contact-inbox-text = Read and reply to them at any time, on any plan.
contact-inbox-link = Open your support inbox
# In place of a number or address that is encrypted in the page and opened by a customer's pass.
channel-sealed = Shown to signed-in customers who can use it.
# Link to the product.
channel-sealed-sign-in = Sign in to see it
channel-sealed-no-script = JavaScript is needed to show it.
# A pass comes from the product and shows what the customer's plan includes. %q: the plan. %n: a time, or a day and a time.
pass-held = Your pass: %q, valid until %n
# Button: deletes the pass from this browser.
pass-forget = Remove this pass
pass-forgotten = The pass was removed.
# Why a pass can't be used; one of the last two follows each of them.
pass-refused-malformed = This link does not contain a valid pass.
pass-refused-altered = This pass was altered, or was not issued for this help centre.
pass-refused-site = This pass is for another help centre.
pass-refused-epoch = This pass is from an earlier period and is no longer valid.
pass-refused-expired = Your pass has expired.
pass-refused-plan = This pass is for a plan that this help centre does not know.
pass-refused-insecure = Passes work only on a secure connection (https).
pass-refused-unavailable = The protected contact details are not available right now.
pass-refused-help = You see what is available to everyone. To get a new pass, open this page from the product again.
pass-refused-reload = You see what is available to everyone. To get a new pass, reload this page.

## The contact form

# Heading of the form.
form-title = Send us a request
# Under the heading, on sites where the form can't send by itself but writes an email.
form-mail-intro = Describe your question here. Your email program then opens with the message, ready to send.
# Above the choice between channels such as “Call me back”, “Email support” and “Chat support”.
form-channel = How should we get back to you?
# Field: what the request is about, one line.
form-summary = Summary
form-summary-help = What is it about, in one sentence?
# Above articles that may answer what was typed so far.
form-suggestions = These articles may help
# Read out to screen readers when there are such articles. %n: how many.
form-suggestions-status = Suggested articles: %n
# Field: the request itself, several lines.
form-description = Description
form-description-help = What did you do, what did you expect, and what happened instead?
# Field for pictures.
form-files = Screenshots
# Button.
form-files-add = Add screenshots
# Continues the button before it: “Add screenshots, or paste or drop them here”.
form-files-drop = or paste or drop them here
# $types (text): a list with “or”, such as “PNG, JPEG or GIF”. $size (text): one of the two below. $count (number): how many files.
form-files-help =
    { $count ->
        [one] One file: { $types }, up to { $size }.
       *[other] Up to { $count } files: { $types }, up to { $size } each.
    }
# $count (number): kilobytes, megabytes.
form-size-kb = { $count } KB
form-size-mb = { $count } MB
# Name of the list of attached files, for screen readers.
form-files-list = Attached files
# Name of a button, for screen readers. %n: the name of a file, here and below.
form-files-remove = Remove %n
# Read out to screen readers.
form-files-added = %n attached
form-files-removed = %n removed
# %q: the largest size, such as “10 MB”.
form-files-too-large = %n is larger than %q. Crop the picture or save it smaller, then attach it again.
# %q: a list with “or”, such as “PNG, JPEG or GIF”.
form-files-type = %n can’t be attached. Choose a file in one of these formats: %q.
# %n: how many files may be attached at most.
form-files-count = You can attach %n at most. Remove one to make room.
form-files-unreadable = %n can’t be read. Choose the file again.
# After the page was loaded again: text is kept, files can't be.
form-files-again = Your text is still here. Please attach your screenshots again.
# Behind the name of a field that may stay empty.
form-optional = optional
# Field: the language that the answer should be in.
form-language = Preferred language
form-email = Your email address
form-phone = Your phone number
form-phone-help = With the country code, such as +1 for the United States
# Buttons: for a call back or an email; for a chat; where an email program opens instead.
form-submit = Submit
form-submit-chat = Send message
form-submit-mail = Create the email
# The button while the request is on its way.
form-sending = Sending…
# Why the chat can't be chosen where the form writes an email. A link that starts the chat follows.
form-chat-elsewhere = A chat can’t be started from this form.
# Above a list of what is missing.
form-error-title = Not sent yet. Please check:
# On the page that browsers without JavaScript show if a request was refused.
form-error-back = Go back in your browser: your text is still there.
form-error-channel = Choose how we should get back to you.
form-error-summary = Enter a summary.
form-error-description = Describe your question.
form-error-email = Enter an email address, such as name@example.com.
form-error-phone = Enter a phone number with its country code.
# Why a request was not sent, and what to do. The text stays in the form.
form-failed-offline = You are offline. Your text is kept: send it again once you are connected.
form-failed-network = We could not connect. Your text is kept: check your connection, then send it again.
form-failed-timeout = The request timed out. Your text is kept: send it again, and it will not be submitted twice.
form-failed-server = Something went wrong on our side. Your text is kept: send it again in a few minutes, or choose another way to reach us.
form-failed-refused = Your request was not accepted. Your text is kept: check what you entered, or choose another way to reach us.
# The pass from the product, which says who the reader is, has expired.
form-failed-pass = Your access has expired. Your text is kept: open this page from your account again, in this tab, then send it.
form-failed-size = The files are too large in total. Remove one or more, then send again.
# %n: a time, such as “4:10 PM”.
form-failed-busy = Too many requests at once. Your text is kept: send it again at %n.
form-failed-busy-soon = Too many requests at once. Your text is kept: send it again in a minute.
# After a request was sent: headings.
form-sent-title = Thank you, we have your request
form-sent-title-chat = Thank you, we have your message
# %n: the reader's email address.
form-sent-email = We will reply by email to %n.
# %n: the reader's phone number.
form-sent-callback = We will call you back at %n.
# Links to the chat, and to another request's page.
form-sent-chat = Go to the conversation
form-sent-follow = Follow your request
# %n: a number or code that support gave the request.
form-sent-reference = Reference: %n
form-sent-again = Send another request
# Heading, after the form has written an email and handed it to the reader's email program.
form-mail-title = Your email is ready
form-mail-text = Check it in your email program and send it from there. If no email opened, copy the text and send it to %n.
# When the text is longer than programs take.
form-mail-long = The text is too long to pass on in full. Copy it and paste it into the email.
form-mail-files = A web page can’t pass files to an email program: attach screenshots there.
form-mail-open = Open the email again
form-mail-copy = Copy the text
form-mail-copied = Copied
form-mail-back = Back to the form
# Above a form that holds what was typed before the page was loaded again.
form-restored = Your draft is still here.
# Button that empties the form.
form-discard = Start over

## Help panel: what customers see inside of the product

# The button, and the name of the window that it opens.
panel-help = Help
# Name of the button when support has answered, for screen readers. As with search-count: write the forms that your
# language has. %n: the number.
panel-replies-zero = { panel-replies-other }
panel-replies-one = Help, %n new reply
panel-replies-two = { panel-replies-other }
panel-replies-few = { panel-replies-other }
panel-replies-many = { panel-replies-other }
panel-replies-other = Help, %n new replies
# Above articles for the page of the product that the customer is on.
panel-top-context = Help for this page
# %n: the name of an area, such as "Reports".
panel-top-area = Help for “%n”
# Names of buttons, for screen readers and as hints.
panel-close = Close
panel-back = Back
panel-forward = Forward
panel-larger = Larger
panel-clear = Clear the search
# Names of the edges that the window is made wider or higher with, for screen readers.
panel-width = Width of the window
panel-height = Height of the window
panel-new-tab = Open in new tab
panel-article-error = This page can’t be shown right now.
# When the help centre can't be reached at all. The second one stands above ways of contact.
panel-down = Help can’t be reached right now. Check your connection and try again.
panel-down-ways = You can also reach us here:

## A–Z list

az-title = All articles A–Z
# Name of the row of letters, for screen readers.
az-jump = Jump to a letter

## Empty pages

empty-home = No articles yet
empty-home-help = This help centre has just opened. Please come back soon.
empty-area = Nothing here yet
empty-area-help = We are still writing articles on this topic. Try searching for what you need.
empty-contact = No contact channels yet
empty-contact-help = Please come back soon.

## Page not found, choice of language, moved pages

not-found-title = We could not find that page
not-found-text = It may have moved, or the link may be mistyped. Search, or start again from the home page.
not-found-home = Go to the home page
root-lead = Choose your language
redirect-title = This page has moved
redirect-text = This page has moved.
redirect-link = Go to its new address

## Titles shown by the browser and by search engines

# $title (text): the page's title. $site (text): the site's title.
title-page = { $title } – { $site }

## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

# Names of the usual channels, as headings.
channel-knowledge-base = Knowledge base
channel-community = Community
channel-chat = Chat support
channel-email = Email support
channel-phone = Phone support
channel-callback = Call me back
# Buttons of the usual channels, where the general ones below read badly.
channel-knowledge-base-link = Go to the knowledge base
channel-community-link = Visit the community
# Buttons. $name (text): the channel's name, such as "Community".
contact-link = Open { $name }
contact-link-chat = Start a chat
contact-link-email = Send an email
contact-link-phone = Call us
contact-link-callback = Request a call
contact-link-form = Write to us
# $plans (text): plans, such as "Basic, Pro and Enterprise". $count (number): how many they are.
contact-plans = Included in { $plans }
contact-plans-all = Included in all plans
# Why a plan can't use a channel. $plan, $lowest (text): names of plans, such as "Free" and "Starter".
contact-locked-from = Not included in { $plan }. Available on { $lowest } and higher plans.
# $plans (text): plans. $count (number): how many they are.
contact-locked-list = Not included in { $plan }. Available on { $plans }.
# When no plan has it.
contact-locked = Not included in { $plan }.
# When only an add-on would do, something bought in addition to a plan. $plan, $addon (text): their names. $lowest (text): the
# plan that the add-on is sold with.
contact-locked-addon = Not included in { $plan }. Available with the add-on { $addon }.
contact-locked-addon-plan = Not included in { $plan }. Available with the add-on { $addon } on { $lowest }.
# Behind the plans that have it. $addons (text): add-ons, a list with "or".
contact-plans-addons = Available with the add-on { $addons }
# What a customer needs in addition to the plan. $date (text): a date. $addon (text): an add-on.
contact-needs-seat = Requires a paid seat
contact-needs-seat-from = Requires a paid seat if the account was created on { $date } or later
contact-needs-addon = Requires the add-on { $addon }
contact-needs-addon-from = Requires the add-on { $addon } if the account was created on { $date } or later
# How soon an answer can be expected. $count (number); days are working days.
contact-reply-minutes =
    { $count ->
        [one] Usually answered within { $count } minute
       *[other] Usually answered within { $count } minutes
    }
contact-reply-hours =
    { $count ->
        [one] Usually answered within { $count } hour
       *[other] Usually answered within { $count } hours
    }
contact-reply-days =
    { $count ->
        [one] Usually answered within { $count } working day
       *[other] Usually answered within { $count } working days
    }
# In which languages a channel is answered. $languages (text): such as "English, French and German", $language one of
# them; names of languages are as inside a sentence.
contact-languages = In { $languages }
contact-languages-one = Only in { $language }
# Customers are answered in the language that is set in their account. $languages (text): a list with "or".
contact-languages-account = In the language of your account: { $languages }
# $language (text): the reader's language, which this channel does not speak.
contact-languages-not = Not available in { $language }
# A warning beside the way in. $channel (text): its name. $languages (text): one or more languages, none of them that of the page.
contact-languages-warning = { $channel } is in { $languages }
# On a channel that speaks the language of the customer's account.
contact-languages-account-help = To get answers in another of these languages, change the language in your account settings.
# Opening hours, from the inside out. $open, $close (text): times of day, such as "8:00 AM".
hours-range = { $open } – { $close }
hours-range-overnight = { $open } – { $close } the next day
# Instead of a range.
hours-all-day = 24 hours
# $first, $last (text): days of the week, as inside a sentence.
hours-days = { $first } to { $last }
# Instead of days.
hours-every-day = every day
# $days (text): one of the above, or a list of days. $hours (text): one or more ranges of time.
hours-line = { $days }, { $hours }
# $first (text): a line as above. $rest (text): the lines that follow, joined likewise.
hours-join = { $first }; { $rest }
# $rules (text): all lines. $zone (text): the name of the time zone, such as "Eastern Time".
hours-week = { $rules } ({ $zone })
# Instead of all that, for a channel that never closes.
hours-always = 24 hours a day, 7 days a week
# $hours (text): the hours of the week, with a capital letter. $dates (text): dates with their hours, each as in `hours-line`.
hours-dates = { $hours }. Other hours: { $dates }
# $hours (text): what stands above, with a capital letter. $dates (text): one or more dates.
hours-closed = { $hours }. Closed on { $dates }.
# The table of plans and channels. Its cells show signs; the last two texts are for screen readers.
matrix-caption = Support channels by plan
matrix-included = Included
matrix-not-included = Not included

## The inbox: earlier conversations with support, on a page of the help centre and in the panel

# A heading and the page's title.
inbox-title = Your support inbox
inbox-intro = What you have asked us, and what we have answered.
# Readers without JavaScript see only this.
inbox-no-script = JavaScript is needed to show your conversations here. You can also contact us again, or reply to our emails.
inbox-search = Search your conversations
# Label of a choice between the three that follow.
inbox-filter = Show
inbox-filter-all = All
inbox-filter-open = Open
inbox-filter-closed = Closed
# The list of conversations.
inbox-list = Conversations
# States of a conversation: we have to answer; we have answered; it is over; the customer has opened it again.
inbox-state-open = Waiting for us
inbox-state-answered = Answered
inbox-state-closed = Closed
inbox-state-reopened = Reopened
# %n: how many.
inbox-unread = New replies: %n
inbox-more = Show more
inbox-loading = Loading your conversations…
inbox-empty = No conversations yet
inbox-empty-help = When you write to us, our answer appears here.
# %q: what was searched for.
inbox-empty-search = Nothing found for “%q”
inbox-write = Contact support
# A link from a conversation to the list.
inbox-back = All conversations
# Beside the list, on a wide screen, before a conversation is open.
inbox-choose = Choose a conversation to read it here.
# Who wrote a message: the reader; somebody of the same company; our team where no name is known.
inbox-you = You
inbox-colleague = Your colleague
inbox-support = Support
# In the middle of a conversation, at the moment when it happened.
inbox-closed = Conversation closed
inbox-reopened = Conversation reopened
# %n: who has just written. Announced by screen readers.
inbox-arrived = New message from %n
inbox-reply = Your reply
inbox-attach = Attach screenshots
inbox-send = Send
inbox-sent = Your reply was sent.
inbox-close = Close conversation
inbox-reopen = Reopen conversation
inbox-is-closed = This conversation is closed. Reopen it to write to us again.
inbox-was-closed = This conversation was closed in the meantime. Your text is kept: reopen the conversation, then send it.
# %n: a file’s name, %q: its size.
inbox-download = Download %n (%q)
inbox-signed-out = Your conversations are waiting in your account
inbox-signed-out-help = Open this page from the product, and we will know that they are yours.
inbox-expired = Your access has expired
inbox-expired-help = For your safety it ends after a while. Open this page from the product again to go on reading.
# The same in the panel, in a page of the product.
inbox-reload = For your safety it ends after a while. Reload this page to go on reading.
# A button that leads to where readers sign in.
inbox-sign-in = Sign in
inbox-link-expired = This link has expired
inbox-link-expired-help = Reply to the last e-mail about this conversation. Our answer brings a new link.
inbox-missing = This conversation can’t be found
inbox-missing-help = It may belong to another account, or the link may be incomplete.
inbox-failed = Your conversations can’t be shown right now
inbox-failed-help = Check your connection and try again. Nothing is lost.
inbox-retry = Try again
# A line above what was loaded before.
inbox-offline = You are offline. You see what was loaded before.

## E-mails of the support desk, which it sends in the language of the conversation

# Programs look for this line, to tell a reply from what it quotes.
mail-marker = Write your reply above this line
# The subject of the first e-mail.
mail-received = We have received your request
mail-received-text = Thank you for your message. Our team has it now and will answer by email.
# An address follows.
mail-received-follow = Read and continue the conversation here:
# Below an answer; an address follows.
mail-follow = Just answer this email to reply. The whole conversation is here:
mail-files = Some files are too large for an email. You find them in the conversation.
