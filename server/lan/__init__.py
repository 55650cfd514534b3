"""Phones on the laptop's own network: a certificate authority of the folder's own, https, and the way to trust it.

Promises: nothing here needs the internet, nor sends a packet to find out where it is; the authority is made once and
kept, so that a phone which installed it stays right. Refuses: to sign for anything but private networks.
"""
