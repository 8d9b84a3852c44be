package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a patient may pay, or who pays for them. */
public enum PaymentMethod {
  @JsonProperty("insurance")
  INSURANCE,
  @JsonProperty("medicare")
  MEDICARE,
  @JsonProperty("medicaid")
  MEDICAID,
  @JsonProperty("va")
  VETERANS_AFFAIRS,
  @JsonProperty("self-pay")
  SELF_PAY,
  @JsonProperty("card")
  CARD,
  @JsonProperty("hsa-fsa")
  HEALTH_ACCOUNT,
  @JsonProperty("payment-plan")
  PAYMENT_PLAN
}
