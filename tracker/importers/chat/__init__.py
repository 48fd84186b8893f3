"""Chats as programs export them: WhatsApp (bare or zipped), signal-export, Slack, Telegram Desktop."""
