"""Chats as the phone exports them: WhatsApp's text, bare or zipped, and the text of signal-export."""
