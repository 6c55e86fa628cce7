package dev.kiln.emulator.internal.lambda;

/** HTTP bindings of all of Lambda's operations, with the status of success where it is not 200. */
final class LambdaRoutes {
    static final String TABLE = """
            AddLayerVersionPermission POST /2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy 201
            AddPermission POST /2015-03-31/functions/{FunctionName}/policy 201
            CheckpointDurableExecution POST /2025-12-01/durable-executions/{DurableExecutionArn}/checkpoint
            CreateAlias POST /2015-03-31/functions/{FunctionName}/aliases 201
            CreateCapacityProvider POST /2025-11-30/capacity-providers 202
            CreateCodeSigningConfig POST /2020-04-22/code-signing-configs 201
            CreateEventSourceMapping POST /2015-03-31/event-source-mappings 202
            CreateFunction POST /2015-03-31/functions 201
            CreateFunctionUrlConfig POST /2021-10-31/functions/{FunctionName}/url 201
            DeleteAlias DELETE /2015-03-31/functions/{FunctionName}/aliases/{Name} 204
            DeleteCapacityProvider DELETE /2025-11-30/capacity-providers/{CapacityProviderName} 202
            DeleteCodeSigningConfig DELETE /2020-04-22/code-signing-configs/{CodeSigningConfigArn} 204
            DeleteEventSourceMapping DELETE /2015-03-31/event-source-mappings/{UUID} 202
            DeleteFunction DELETE /2015-03-31/functions/{FunctionName} 204
            DeleteFunctionCodeSigningConfig DELETE /2020-06-30/functions/{FunctionName}/code-signing-config 204
            DeleteFunctionConcurrency DELETE /2017-10-31/functions/{FunctionName}/concurrency 204
            DeleteFunctionEventInvokeConfig DELETE /2019-09-25/functions/{FunctionName}/event-invoke-config 204
            DeleteFunctionUrlConfig DELETE /2021-10-31/functions/{FunctionName}/url 204
            DeleteLayerVersion DELETE /2018-10-31/layers/{LayerName}/versions/{VersionNumber} 204
            DeleteProvisionedConcurrencyConfig DELETE /2019-09-30/functions/{FunctionName}/provisioned-concurrency 204
            DeleteResourcePolicy DELETE /2026-07-09/resource-policy/{ResourceArn} 204
            GetAccountSettings GET /2016-08-19/account-settings
            GetAlias GET /2015-03-31/functions/{FunctionName}/aliases/{Name}
            GetCapacityProvider GET /2025-11-30/capacity-providers/{CapacityProviderName}
            GetCodeSigningConfig GET /2020-04-22/code-signing-configs/{CodeSigningConfigArn}
            GetDurableExecution GET /2025-12-01/durable-executions/{DurableExecutionArn}
            GetDurableExecutionHistory GET /2025-12-01/durable-executions/{DurableExecutionArn}/history
            GetDurableExecutionState GET /2025-12-01/durable-executions/{DurableExecutionArn}/state
            GetEventSourceMapping GET /2015-03-31/event-source-mappings/{UUID}
            GetFunction GET /2015-03-31/functions/{FunctionName}
            GetFunctionCodeSigningConfig GET /2020-06-30/functions/{FunctionName}/code-signing-config
            GetFunctionConcurrency GET /2019-09-30/functions/{FunctionName}/concurrency
            GetFunctionConfiguration GET /2015-03-31/functions/{FunctionName}/configuration
            GetFunctionEventInvokeConfig GET /2019-09-25/functions/{FunctionName}/event-invoke-config
            GetFunctionRecursionConfig GET /2024-08-31/functions/{FunctionName}/recursion-config
            GetFunctionScalingConfig GET /2025-11-30/functions/{FunctionName}/function-scaling-config
            GetFunctionUrlConfig GET /2021-10-31/functions/{FunctionName}/url
            GetLayerVersion GET /2018-10-31/layers/{LayerName}/versions/{VersionNumber}
            GetLayerVersionByArn GET /2018-10-31/layers?find=LayerVersion
            GetLayerVersionPolicy GET /2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy
            GetPolicy GET /2015-03-31/functions/{FunctionName}/policy
            GetProvisionedConcurrencyConfig GET /2019-09-30/functions/{FunctionName}/provisioned-concurrency
            GetResourcePolicy GET /2026-07-09/resource-policy/{ResourceArn}
            GetRuntimeManagementConfig GET /2021-07-20/functions/{FunctionName}/runtime-management-config
            Invoke POST /2015-03-31/functions/{FunctionName}/invocations
            InvokeAsync POST /2014-11-13/functions/{FunctionName}/invoke-async/ 202
            InvokeWithResponseStream POST /2021-11-15/functions/{FunctionName}/response-streaming-invocations
            ListAliases GET /2015-03-31/functions/{FunctionName}/aliases
            ListCapacityProviders GET /2025-11-30/capacity-providers
            ListCodeSigningConfigs GET /2020-04-22/code-signing-configs
            ListDurableExecutionsByFunction GET /2025-12-01/functions/{FunctionName}/durable-executions
            ListEventSourceMappings GET /2015-03-31/event-source-mappings
            ListFunctionEventInvokeConfigs GET /2019-09-25/functions/{FunctionName}/event-invoke-config/list
            ListFunctionUrlConfigs GET /2021-10-31/functions/{FunctionName}/urls
            ListFunctionVersionsByCapacityProvider GET /2025-11-30/capacity-providers/{CapacityProviderName}/function-versions
            ListFunctions GET /2015-03-31/functions
            ListFunctionsByCodeSigningConfig GET /2020-04-22/code-signing-configs/{CodeSigningConfigArn}/functions
            ListLayerVersions GET /2018-10-31/layers/{LayerName}/versions
            ListLayers GET /2018-10-31/layers
            ListProvisionedConcurrencyConfigs GET /2019-09-30/functions/{FunctionName}/provisioned-concurrency?List=ALL
            ListTags GET /2017-03-31/tags/{Resource}
            ListVersionsByFunction GET /2015-03-31/functions/{FunctionName}/versions
            PublishLayerVersion POST /2018-10-31/layers/{LayerName}/versions 201
            PublishVersion POST /2015-03-31/functions/{FunctionName}/versions 201
            PutFunctionCodeSigningConfig PUT /2020-06-30/functions/{FunctionName}/code-signing-config
            PutFunctionConcurrency PUT /2017-10-31/functions/{FunctionName}/concurrency
            PutFunctionEventInvokeConfig PUT /2019-09-25/functions/{FunctionName}/event-invoke-config
            PutFunctionRecursionConfig PUT /2024-08-31/functions/{FunctionName}/recursion-config
            PutFunctionScalingConfig PUT /2025-11-30/functions/{FunctionName}/function-scaling-config 202
            PutProvisionedConcurrencyConfig PUT /2019-09-30/functions/{FunctionName}/provisioned-concurrency 202
            PutResourcePolicy PUT /2026-07-09/resource-policy/{ResourceArn}
            PutRuntimeManagementConfig PUT /2021-07-20/functions/{FunctionName}/runtime-management-config
            RemoveLayerVersionPermission DELETE /2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy/{StatementId} 204
            RemovePermission DELETE /2015-03-31/functions/{FunctionName}/policy/{StatementId} 204
            SendDurableExecutionCallbackFailure POST /2025-12-01/durable-execution-callbacks/{CallbackId}/fail
            SendDurableExecutionCallbackHeartbeat POST /2025-12-01/durable-execution-callbacks/{CallbackId}/heartbeat
            SendDurableExecutionCallbackSuccess POST /2025-12-01/durable-execution-callbacks/{CallbackId}/succeed
            StopDurableExecution POST /2025-12-01/durable-executions/{DurableExecutionArn}/stop
            TagResource POST /2017-03-31/tags/{Resource} 204
            UntagResource DELETE /2017-03-31/tags/{Resource} 204
            UpdateAlias PUT /2015-03-31/functions/{FunctionName}/aliases/{Name}
            UpdateCapacityProvider PUT /2025-11-30/capacity-providers/{CapacityProviderName} 202
            UpdateCodeSigningConfig PUT /2020-04-22/code-signing-configs/{CodeSigningConfigArn}
            UpdateEventSourceMapping PUT /2015-03-31/event-source-mappings/{UUID} 202
            UpdateFunctionCode PUT /2015-03-31/functions/{FunctionName}/code
            UpdateFunctionConfiguration PUT /2015-03-31/functions/{FunctionName}/configuration
            UpdateFunctionEventInvokeConfig POST /2019-09-25/functions/{FunctionName}/event-invoke-config
            UpdateFunctionUrlConfig PUT /2021-10-31/functions/{FunctionName}/url
            """;

    private LambdaRoutes() {}
}
