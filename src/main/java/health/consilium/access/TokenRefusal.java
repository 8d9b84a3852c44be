package health.consilium.access;

/** An error of the token endpoint, in the words of RFC 6749, 5.2, which OAuth 2 clients read. */
record TokenRefusal(String error) {}
