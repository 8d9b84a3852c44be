package health.consilium.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A JWT put together by hand, since no library lets one do what a forger does. */
final class ForgedToken {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Signs the encoded header and claims. */
  @FunctionalInterface
  private interface Signer {
    byte[] sign(byte[] text) throws GeneralSecurityException;
  }

  private final KeyPair keys;
  private final Map<String, Object> header = new LinkedHashMap<>();
  private final Map<String, Object> claims = new LinkedHashMap<>();
  private final Map<String, Object> afterwards = new LinkedHashMap<>();
  private Signer signer;

  /** Signed by RS256 with the private one, unless something else is asked for. */
  ForgedToken(KeyPair keys) {
    this.keys = keys;
    this.signer = text -> rsa("SHA256withRSA", keys.getPrivate(), text);
  }

  /** A good one, of that subject and clinic. */
  static ForgedToken good(TokenKey key, String subject, UUID clinic) {
    var now = Instant.now();
    return new ForgedToken(new KeyPair(key.publicKey(), key.privateKey()))
        .header("alg", "RS256")
        .header("typ", "at+jwt")
        .claim("iss", "urn:consilium:embedded")
        .claim("aud", "consilium")
        .claim("sub", subject)
        .claim("clinic", clinic.toString())
        .claim("iat", now.minusSeconds(1).getEpochSecond())
        .claim("exp", now.plusSeconds(120).getEpochSecond());
  }

  ForgedToken header(String name, Object value) {
    header.put(name, value);
    return this;
  }

  ForgedToken claim(String name, Object value) {
    claims.put(name, value);
    return this;
  }

  ForgedToken without(String name) {
    header.remove(name);
    claims.remove(name);
    return this;
  }

  /** A claim of another value than the one that was signed. */
  ForgedToken afterwards(String name, Object value) {
    afterwards.put(name, value);
    return this;
  }

  ForgedToken unsigned() {
    signer = _ -> new byte[0];
    return this;
  }

  ForgedToken signedByAStranger() {
    signer =
        text -> {
          var generator = KeyPairGenerator.getInstance("RSA");
          generator.initialize(2048);
          return rsa("SHA256withRSA", generator.generateKeyPair().getPrivate(), text);
        };
    return this;
  }

  ForgedToken signedByRs512() {
    header.put("alg", "RS512");
    signer = text -> rsa("SHA512withRSA", keys.getPrivate(), text);
    return this;
  }

  ForgedToken signedWithThePublicKey() {
    signer = text -> hmac(keys.getPublic().getEncoded(), text);
    return this;
  }

  ForgedToken signedWithThePublicPem() {
    String base64 = Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
    String pem = "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    signer = text -> hmac(pem.getBytes(US_ASCII), text);
    return this;
  }

  /** As it goes behind {@code Bearer}. */
  String text() throws GeneralSecurityException {
    String head = encode(header) + ".";
    byte[] signature = signer.sign((head + encode(claims)).getBytes(US_ASCII));
    claims.putAll(afterwards);
    return head + encode(claims) + "." + encode(signature);
  }

  private static byte[] rsa(String algorithm, PrivateKey key, byte[] text)
      throws GeneralSecurityException {
    var signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(text);
    return signature.sign();
  }

  private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text);
  }

  private static String encode(Map<String, Object> members) {
    try {
      return encode(JSON.writeValueAsString(members).getBytes(UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of plain values are JSON", e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
