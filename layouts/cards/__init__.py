"""What a card is put together from."""
