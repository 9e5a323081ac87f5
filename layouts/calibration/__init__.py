"""The test sheet by which a printer is measured."""
