package dev.kiln.emulator.internal.aws;

/** How requests and responses of a service look on the wire. A service may speak several. */
public enum Protocol {
    JSON_1_0("application/x-amz-json-1.0"),
    JSON_1_1("application/x-amz-json-1.1"),
    REST_JSON("application/json"),
    REST_XML("application/xml"),
    QUERY("text/xml"),
    CBOR_1_1("application/x-amz-cbor-1.1");

    private final String contentType;

    Protocol(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }
}
