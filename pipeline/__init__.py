"""quiditquoi: who said what, when and where, in French news."""
