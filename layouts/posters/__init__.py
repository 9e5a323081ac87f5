"""What posters are put together from, whatever their design."""
