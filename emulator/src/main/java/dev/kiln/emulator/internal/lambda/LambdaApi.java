package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.AwsCalls;
import dev.kiln.emulator.internal.aws.EventStreamWriter;
import dev.kiln.emulator.internal.aws.Protocol;
import dev.kiln.emulator.internal.aws.ServiceApi;
import dev.kiln.emulator.internal.environment.Environments;
import dev.kiln.emulator.internal.store.Store;
import dev.kiln.emulator.internal.time.InFlight;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Lambda's table of contents, and the other ways in: function URLs, downloads of code, functions of this process. */
public final class LambdaApi implements AutoCloseable {
    /** AWS's bound on the request, with a zip of the largest size in base64. */
    private static final long CODE_BODY_BYTES = 70_167_211;

    private final ServiceApi api;
    private final FunctionUrls functionUrls;
    private final CodeDownloads codeDownloads;
    private final LocalFunctions localFunctions;
    private final Mappings mappings;
    private final AsyncInvocations queue;

    /**
     * What Lambda works with.
     *
     * @param codeDirectory where uploaded code is kept
     * @param endpoint where the emulator listens, for links and function URLs; asked when it is needed
     * @param events writes event streams
     * @param quotas what the account may use
     * @param calls reaches queues and streams, for mappings and destinations
     * @param inFlight is told of invocations
     */
    public record Parts(
            Store store,
            Time time,
            Environments environments,
            Recordings recordings,
            EventStreamWriter.Opener events,
            Path codeDirectory,
            Supplier<URI> endpoint,
            Quotas quotas,
            AwsCalls calls,
            InFlight inFlight) {}

    public LambdaApi(Parts parts) {
        Tables tables = Tables.of(parts.store());
        CodeArchive archive = new CodeArchive(parts.codeDirectory());
        Functions functions = new Functions(parts.store(), tables, parts.environments());
        Layers layers = new Layers(tables);
        Configurations configurations = new Configurations(parts.time(), layers);
        Specs specs = new Specs(archive);
        Invocations invocations = new Invocations(
                functions,
                specs,
                new Concurrency(tables, parts.quotas()),
                parts.environments(),
                parts.recordings(),
                parts.time(),
                parts.inFlight());
        Urls urls = new Urls(functions, parts.time(), parts.endpoint());
        CodeLinks links = new CodeLinks(parts.endpoint());
        ServiceApi.Builder builder = LambdaModel.describe(ServiceApi.named("lambda", Protocol.REST_JSON));
        serveFunctions(builder, functions, configurations, new Uploads(archive), layers, links);
        serveLayers(builder, layers, new Uploads(archive), links, parts.time());
        this.mappings = new Mappings(functions, parts.store());
        serveSettings(builder, functions, parts.quotas(), new Tags(functions, mappings));
        serveUrls(builder, functions, urls);
        serveMappings(builder, mappings, new MappingChecks(functions, parts.calls()), parts.time());
        Provisioning provisioning = new Provisioning(functions, specs, parts.environments(), parts.time());
        EventInvokes eventInvokes = new EventInvokes(functions, parts.time());
        this.queue = new AsyncInvocations(
                tables.events(),
                invocations,
                eventInvokes,
                new Destinations(functions, eventInvokes, parts.calls(), parts.time()),
                parts.time(),
                parts.inFlight());
        parts.store().onRollback(queue::restart);
        serveEventInvokes(builder, eventInvokes, functions);
        builder.serve(new PutProvisionedConcurrencyConfig(provisioning))
                .serve(new GetProvisionedConcurrencyConfig(provisioning))
                .serve(new DeleteProvisionedConcurrencyConfig(provisioning))
                .serve(new ListProvisionedConcurrencyConfigs(functions))
                .serve(new Invoke(invocations, queue))
                .serve(new InvokeAsync(invocations, queue))
                .serve(new InvokeWithResponseStream(invocations, parts.events(), parts.time(), parts.quotas()));
        this.api = builder.build();
        this.functionUrls = new FunctionUrls(urls, invocations, parts.time(), parts.quotas());
        this.codeDownloads = new CodeDownloads(archive);
        this.localFunctions = new LocalFunctions(functions, configurations, archive);
    }

    private static void serveFunctions(
            ServiceApi.Builder builder,
            Functions functions,
            Configurations configurations,
            Uploads uploads,
            Layers layers,
            CodeLinks links) {
        Versions versions = new Versions(functions, configurations);
        builder.serve(new CreateFunction(functions, configurations, versions, uploads, layers), CODE_BODY_BYTES)
                .serve(new GetFunction(functions, links))
                .serve(new GetFunctionConfiguration(functions))
                .serve(new ListFunctions(functions))
                .serve(new UpdateFunctionCode(functions, configurations, versions, uploads), CODE_BODY_BYTES)
                .serve(new UpdateFunctionConfiguration(functions, configurations, layers))
                .serve(new DeleteFunction(functions))
                .serve(new PublishVersion(functions, versions))
                .serve(new ListVersionsByFunction(functions))
                .serve(new CreateAlias(functions))
                .serve(new GetAlias(functions))
                .serve(new ListAliases(functions))
                .serve(new UpdateAlias(functions))
                .serve(new DeleteAlias(functions));
    }

    private static void serveLayers(
            ServiceApi.Builder builder, Layers layers, Uploads uploads, CodeLinks links, Time time) {
        builder.serve(new PublishLayerVersion(layers, uploads, links, time), CODE_BODY_BYTES)
                .serve(new GetLayerVersion(layers, links))
                .serve(new GetLayerVersionByArn(layers, links))
                .serve(new ListLayers(layers))
                .serve(new ListLayerVersions(layers))
                .serve(new DeleteLayerVersion(layers));
    }

    private static void serveSettings(ServiceApi.Builder builder, Functions functions, Quotas quotas, Tags tags) {
        builder.serve(new AddPermission(functions))
                .serve(new RemovePermission(functions))
                .serve(new GetPolicy(functions))
                .serve(new TagResource(tags))
                .serve(new UntagResource(tags))
                .serve(new ListTags(tags))
                .serve(new PutFunctionConcurrency(functions, quotas))
                .serve(new GetFunctionConcurrency(functions))
                .serve(new DeleteFunctionConcurrency(functions))
                .serve(new GetAccountSettings(functions, quotas))
                .serve(new GetRuntimeManagementConfig(functions))
                .serve(new PutRuntimeManagementConfig(functions));
    }

    private static void serveUrls(ServiceApi.Builder builder, Functions functions, Urls urls) {
        builder.serve(new CreateFunctionUrlConfig(urls))
                .serve(new GetFunctionUrlConfig(urls))
                .serve(new UpdateFunctionUrlConfig(urls))
                .serve(new DeleteFunctionUrlConfig(urls))
                .serve(new ListFunctionUrlConfigs(functions, urls));
    }

    private static void serveEventInvokes(ServiceApi.Builder builder, EventInvokes settings, Functions functions) {
        builder.serve(new PutFunctionEventInvokeConfig(settings))
                .serve(new UpdateFunctionEventInvokeConfig(settings))
                .serve(new GetFunctionEventInvokeConfig(settings))
                .serve(new ListFunctionEventInvokeConfigs(settings))
                .serve(new DeleteFunctionEventInvokeConfig(settings))
                .serve(new PutFunctionRecursionConfig(functions))
                .serve(new GetFunctionRecursionConfig(functions));
    }

    private static void serveMappings(ServiceApi.Builder builder, Mappings mappings, MappingChecks checks, Time time) {
        builder.serve(new CreateEventSourceMapping(mappings, checks, time))
                .serve(new GetEventSourceMapping(mappings))
                .serve(new ListEventSourceMappings(mappings))
                .serve(new UpdateEventSourceMapping(mappings, checks, time))
                .serve(new DeleteEventSourceMapping(mappings));
    }

    public ServiceApi api() {
        return api;
    }

    public FunctionUrls functionUrls() {
        return functionUrls;
    }

    public CodeDownloads codeDownloads() {
        return codeDownloads;
    }

    public Mappings mappings() {
        return mappings;
    }

    public LocalFunctions localFunctions() {
        return localFunctions;
    }

    /** Goes on with the asynchronous events of an earlier process. */
    public void resume() {
        queue.resume();
    }

    /** Leaves asynchronous events to the next process. */
    @Override
    public void close() {
        queue.close();
    }
}
