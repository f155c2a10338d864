"""The brief as a page: one HTML file that needs nothing else, to be read, checked and passed on."""

from travaux.present.page.build import to_page

__all__ = ["to_page"]
