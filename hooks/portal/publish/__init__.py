"""What other programs read, and what lies on disk: the sitemap, the security policy, the files of the site."""
