## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

# Names of the usual channels, as headings.
channel-knowledge-base = Knowledge base
channel-community = Community
channel-chat = Chat support
channel-email = E-mail support
channel-phone = Phone support
channel-callback = Call me back
# Buttons. $name (text): the channel's name, such as "Community".
contact-link = Open { $name }
contact-link-chat = Start a chat
contact-link-email = Send an e-mail
contact-link-phone = Call us
contact-link-callback = Ask for a call
contact-link-form = Write to us
# $plans (text): plans, such as "Basic, Pro and Enterprise". $count (number): how many they are.
contact-plans = Included in { $plans }
contact-plans-all = Included in all plans
# Why a plan can't use a channel. $plan, $lowest (text): names of plans, such as "Free" and "Starter".
contact-locked-from = Not included in { $plan }. { $lowest } and above have it.
# $plans (text): plans. $count (number): how many they are.
contact-locked-list =
    { $count ->
        [one] Not included in { $plan }. { $plans } has it.
       *[other] Not included in { $plan }. { $plans } have it.
    }
# When no plan has it.
contact-locked = Not included in { $plan }.
# In which languages a channel is answered. $languages (text): such as "English, French and German", $language one of
# them; names of languages are as inside a sentence.
contact-languages = In { $languages }
contact-languages-one = Only in { $language }
# Each customer is answered in the language that is set in their account. $languages (text): a list with "or".
contact-languages-account = In the language of your account: { $languages }
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
# $hours (text): what stands above, with a capital letter. $dates (text): one or more dates.
hours-closed = { $hours }. Closed on { $dates }.
# The table of plans and channels. Its cells show signs; the last two texts are for screen readers.
matrix-caption = Support channels by plan
matrix-included = Included
matrix-not-included = Not included
