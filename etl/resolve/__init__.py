"""Printed names -> registry rows."""
