"""Mail, from the files in which programs keep it or save it; never a word of what it says."""

from tracker.importers.mail import eml, folder, maildir, mbox

__all__ = ["eml", "folder", "maildir", "mbox"]
