"""What a guide is put together from."""
