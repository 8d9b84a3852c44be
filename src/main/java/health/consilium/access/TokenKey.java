package health.consilium.access;

import health.consilium.platform.keys.KeyDirectory;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;

/** The RSA key (2,048 bits) with which the embedded issuer signs, kept in the key directory. */
@Singleton
class TokenKey {
  private static final String FILE = "issuer.key";
  private static final int BITS = 2048;

  private final RSAPrivateCrtKey key;

  TokenKey(KeyDirectory keys) {
    this.key = parse(keys.key(FILE, TokenKey::generate));
  }

  PrivateKey privateKey() {
    return key;
  }

  PublicKey publicKey() {
    try {
      return factory()
          .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the public half is in the private key", e);
    }
  }

  private static byte[] generate() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return generator.generateKeyPair().getPrivate().getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  private static RSAPrivateCrtKey parse(byte[] pkcs8) {
    try {
      return (RSAPrivateCrtKey) factory().generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key " + FILE + " is not an RSA key in PKCS#8", e);
    }
  }

  private static KeyFactory factory() throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA");
  }
}
