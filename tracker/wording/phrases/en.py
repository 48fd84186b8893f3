"""The phrase bank in English: plain, warm, from one adult to another.

Written for this language rather than translated; a phrase means what its namesake in another language does.
Where only the user can know what to fill in stands an ellipsis.
"""

from collections.abc import Mapping

SAYINGS: Mapping[str, tuple[str, ...]] = {
    "yes-if": (
        "Yes, gladly, if we move something else back. What can wait?",
        "I can do that this week if … moves to the next one. Shall we swap them?",
        "Yes, on top of what we agreed: about … hours, at {rate} an hour. Shall I put it on paper?",
        "There are {hours_left} left in {project}. If it may come out of those, I’ll start tomorrow.",
    ),
    "alternative": (
        "Not all of it will fit. I can send you a first outline on Thursday; would that help?",
        "I wouldn’t write it for you. I’ll gladly go through your version for half an hour, and then it is"
        " really yours.",
        "What I can do instead: an hour with your team around one table. My guess is that it brings you more"
        " than a document.",
    ),
    "later": (
        "Yes, from … on. Any earlier I’d do half a job.",
        "This week is full. I can start on …; does that still help you?",
        "Good plan. Shall we put it at the top for next month, so that it gets the time it deserves?",
    ),
    "no": (
        "No, I won’t take this one on. I’d rather tell you now than halfway through.",
        "Thank you for thinking of me. I’m saying no: this isn’t my strong side. I’m happy to think along"
        " about who could do it.",
        "This is outside what we agreed for {project}, and I want to keep my attention there. So no to this"
        " one.",
    ),
    "extra-price": (
        "Happy to. It isn’t part of what we agreed, so it would be {rate} an hour. I expect about … hours;"
        " shall I go ahead?",
        "This is extra work. I’ll put a price on it first, so that you can decide before I begin.",
        "We can add it to {project} for {rate} an hour, or leave it out. Both are fine with me; which would"
        " you choose?",
        "Something small now and then, I’m glad to give. From half a day on I charge {rate} an hour, and"
        " you’ll hear it beforehand.",
    ),
    "reply-time": (
        "I answer within {reply_time} of working time. If something can’t wait, call me; then I know.",
        "You’ll have an answer within {reply_time}, on working days. In the evening and at weekends I don’t"
        " read along.",
        "I go through my messages at … and at …. In between, your work has my full attention.",
        "You may be used to an answer from me within minutes; that was my doing. From now on it is within"
        " {reply_time}, and the work will be the better for it.",
    ),
    "risk": (
        "Something you should know early about {project}: … may take longer. It isn’t certain; by … I’ll"
        " know more.",
        "I see a risk in …. This is what I’m doing about it: …. This is what I’d need from you: ….",
        "No bad news yet, and I’d rather not surprise you: the date of … could move. Shall we look at it"
        " together on …?",
    ),
    "hand-back": (
        "This one is yours to decide. I’ll set out the options, and you choose.",
        "I’ve been looking after … for a while, and it belongs with you. I’d like to hand it back from … on;"
        " whom shall I show how it goes?",
        "I notice that I keep … going more than your team does. Who on your side could take it on?",
    ),
    "reminder": (
        "Invoice {invoice_number} for {invoice_amount} was due on {due_date}. It may have slipped through;"
        " would you have a look?",
        "A friendly note: invoice {invoice_number} ({invoice_amount}) is {days_late} past its date. Do you"
        " need anything else from me?",
        "I’m doing my books and don’t see a payment for invoice {invoice_number} yet. When can I expect the"
        " {invoice_amount}?",
    ),
    "reminder-2": (
        "I wrote to you before about invoice {invoice_number}. It is now {days_late} past its date. Can you"
        " tell me today on which day you’ll pay it?",
        "Invoice {invoice_number} for {invoice_amount} is still open. I’d like to sort this out together:"
        " what stands in the way?",
        "Before I plan new work, I’d like invoice {invoice_number} ({invoice_amount}, due {due_date}) to be"
        " settled. Can that be done this week?",
    ),
}
"""The ways to say each thing, by situation."""

CHECKS: Mapping[int, tuple[str, ...]] = {
    1: (
        "Is a short question a week useful, or more than you want?",
        "When do my questions suit you best: as they come up, or saved for one moment in the week?",
    ),
    2: (
        "Where does this sit among your priorities now?",
        "Suppose this moved back a week: what would you notice?",
    ),
    3: (
        "By when do you need this, and is a first line enough?",
        "Shall I send you what I have now, or wait until it is complete?",
    ),
    4: (
        "Which decisions do you want to keep?",
        "What would you rather have me ask than decide for you?",
    ),
    5: (
        "Headline only, or the detail too?",
        "I have one page and I have ten. Which one would you read?",
    ),
    6: (
        "Shall I tell you early when something may go differently?",
        "If I see a risk that may well blow over, do you want to hear of it?",
    ),
    7: (
        "Five minutes now, or fifteen on Thursday?",
        "What suits you better: a short call now and then, or everything in one mail?",
    ),
    8: (
        "May I share a view that is 70 percent sure?",
        "Would half an answer help you today, or only the whole one?",
    ),
    9: (
        "How much backing do you need for this decision?",
        "Is my judgment enough here, or do you need sources with it?",
    ),
    10: (
        "There is something awkward; when suits you?",
        "I’ve been putting something off because it is awkward. Do you have ten minutes for it?",
    ),
}
"""Light ways to check each of the ten common assumptions with the client (domain, section 1, 000)."""
