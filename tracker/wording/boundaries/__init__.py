"""The words of the boundaries page: states and topics, the questions of a new engagement, what was lived,
whether it helped, and trials by a coin."""
