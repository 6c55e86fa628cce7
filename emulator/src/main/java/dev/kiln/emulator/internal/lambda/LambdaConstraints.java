package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.ConstraintTable;
import dev.kiln.emulator.internal.aws.Constraints;

/**
 * Member constraints of Lambda's model. Not here, because AWS answers them in other words from further inside: the values of
 * {@code Runtime} ("… or be a valid ARN") and of {@code CompatibleRuntimes}.
 */
final class LambdaConstraints {
    static final String TABLE = """
            CreateFunctionRequest required FunctionName Role Code
            CreateAliasRequest required Name FunctionVersion
            CreateFunctionUrlConfigRequest required AuthType
            PublishLayerVersionRequest required Content
            GetLayerVersionByArnRequest required Arn
            AddPermissionRequest required StatementId Action Principal
            TagResourceRequest required Tags
            UntagResourceRequest required TagKeys
            PutFunctionConcurrencyRequest required ReservedConcurrentExecutions
            PutProvisionedConcurrencyConfigRequest required Qualifier ProvisionedConcurrentExecutions
            GetProvisionedConcurrencyConfigRequest required Qualifier
            DeleteProvisionedConcurrencyConfigRequest required Qualifier
            CreateEventSourceMappingRequest required FunctionName
            CreateEventSourceMappingRequest|UpdateEventSourceMappingRequest.BatchSize range 1..10000
            CreateEventSourceMappingRequest|UpdateEventSourceMappingRequest.MaximumBatchingWindowInSeconds range 0..300
            CreateEventSourceMappingRequest|UpdateEventSourceMappingRequest.ParallelizationFactor range 1..10
            CreateEventSourceMappingRequest|UpdateEventSourceMappingRequest.MaximumRecordAgeInSeconds range -1..604800
            CreateEventSourceMappingRequest|UpdateEventSourceMappingRequest.MaximumRetryAttempts range -1..10000
            CreateEventSourceMappingRequest|UpdateEventSourceMappingRequest.TumblingWindowInSeconds range 0..900
            CreateEventSourceMappingRequest|UpdateEventSourceMappingRequest.FunctionResponseTypes length 0..1
            CreateEventSourceMappingRequest|UpdateEventSourceMappingRequest.FunctionResponseTypes member enum
            CreateEventSourceMappingRequest.StartingPosition enum
            ListEventSourceMappingsRequest.MaxItems range 1..10000
            ScalingConfig.MaximumConcurrency range 2..1000
            Filter.Pattern length 0..4096
            PutFunctionEventInvokeConfigRequest|UpdateFunctionEventInvokeConfigRequest.MaximumRetryAttempts range 0..2
            PutFunctionEventInvokeConfigRequest|UpdateFunctionEventInvokeConfigRequest.MaximumEventAgeInSeconds range 60..21600
            ListFunctionEventInvokeConfigsRequest.MaxItems range 1..50
            PutFunctionRecursionConfigRequest required RecursiveLoop
            PutFunctionRecursionConfigRequest.RecursiveLoop enum
            OnSuccess|OnFailure.Destination length 0..350 pattern $|kafka://([^.]([a-zA-Z0-9\\-_.]{0,248}))|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)
            FileSystemConfig required Arn LocalMountPath
            EphemeralStorage required Size
            TenancyConfig required TenantIsolationMode
            CapacityProviderConfig required LambdaManagedInstancesCapacityProviderConfig
            LambdaManagedInstancesCapacityProviderConfig required CapacityProviderArn
            CreateFunctionRequest|UpdateFunctionCodeRequest|UpdateFunctionConfigurationRequest|\
            PublishVersionRequest|CreateAliasRequest|GetAliasRequest|UpdateAliasRequest|DeleteAliasRequest|\
            ListAliasesRequest|PutFunctionConcurrencyRequest|GetFunctionConcurrencyRequest|\
            DeleteFunctionConcurrencyRequest|PutProvisionedConcurrencyConfigRequest|\
            GetProvisionedConcurrencyConfigRequest|DeleteProvisionedConcurrencyConfigRequest|\
            ListProvisionedConcurrencyConfigsRequest.FunctionName length 1..140 pattern (arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?
            CreateFunctionRequest|UpdateFunctionConfigurationRequest.Role length 0..10000 pattern arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+
            CreateFunctionRequest|UpdateFunctionConfigurationRequest.Handler length 0..128 pattern [^\\s]+
            FunctionCode|UpdateFunctionCodeRequest|LayerVersionContentInput.S3Bucket length 3..63 pattern [0-9A-Za-z\\.\\-_]*(?<!\\.)
            FunctionCode|UpdateFunctionCodeRequest|LayerVersionContentInput.S3Key length 1..1024
            FunctionCode|UpdateFunctionCodeRequest|LayerVersionContentInput.S3ObjectVersion length 1..1024
            FunctionCode|UpdateFunctionCodeRequest|LayerVersionContentInput.S3ObjectStorageMode enum
            FunctionCode|UpdateFunctionCodeRequest.SourceKMSKeyArn length 0..10000 pattern (arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()
            CreateFunctionRequest|UpdateFunctionConfigurationRequest|PublishVersionRequest|CreateAliasRequest|\
            UpdateAliasRequest|PublishLayerVersionRequest.Description length 0..256
            CreateFunctionRequest|UpdateFunctionConfigurationRequest.Timeout range 1..900
            CreateFunctionRequest|UpdateFunctionConfigurationRequest.MemorySize range 128..10240
            CreateFunctionRequest|UpdateFunctionCodeRequest|PublishVersionRequest.PublishTo enum
            VpcConfig.SubnetIds length 0..16
            VpcConfig.SubnetIds member length 0..1024 pattern subnet-[0-9a-z]*
            VpcConfig.SecurityGroupIds length 0..5
            VpcConfig.SecurityGroupIds member length 0..1024 pattern sg-[0-9a-zA-Z]*
            CreateFunctionRequest.PackageType enum
            DeadLetterConfig.TargetArn length 0..10000 pattern (arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()
            Environment.Variables key sensitive pattern [a-zA-Z]([a-zA-Z0-9_])+
            CreateFunctionRequest|DurableConfig|UpdateFunctionConfigurationRequest.KMSKeyArn length 0..10000 pattern (arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()
            TracingConfig.Mode enum
            CreateFunctionRequest|TagResourceRequest.Tags key length 1..128 pattern ([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)
            CreateFunctionRequest|TagResourceRequest.Tags value length 0..256 pattern ([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)
            CreateFunctionRequest|UpdateFunctionConfigurationRequest.Layers member length 1..2048 pattern ((arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)|(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+))
            CreateFunctionRequest|UpdateFunctionConfigurationRequest.FileSystemConfigs length 0..1
            FileSystemConfig.Arn length 0..256 pattern arn:aws[a-zA-Z-]*:elasticfilesystem:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:access-point/fsap-[a-f0-9]{17}$|^arn:aws[-a-z]*:s3files:[0-9a-z-:]+:file-system/fs-[0-9a-f]{17,40}/access-point/fsap-[0-9a-f]{17,40}
            FileSystemConfig.LocalMountPath length 0..160 pattern /mnt/[a-zA-Z0-9-_.]+
            CreateFunctionRequest.CodeSigningConfigArn length 0..200 pattern arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:code-signing-config:csc-[a-z0-9]{17}
            ImageConfig.EntryPoint length 0..1500
            ImageConfig.Command length 0..1500
            ImageConfig.WorkingDirectory length 0..1000
            CreateFunctionRequest|UpdateFunctionCodeRequest.Architectures length 1..1
            CreateFunctionRequest|UpdateFunctionCodeRequest.Architectures member enum
            EphemeralStorage.Size range 512..10240
            SnapStart.ApplyOn enum
            LoggingConfig.LogFormat enum
            LoggingConfig.ApplicationLogLevel enum
            LoggingConfig.SystemLogLevel enum
            LoggingConfig.LogGroup length 1..512 pattern [\\.\\-_/#A-Za-z0-9]+
            TenancyConfig.TenantIsolationMode enum
            LambdaManagedInstancesCapacityProviderConfig.CapacityProviderArn length 1..140 pattern arn:aws[a-zA-Z-]*:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:capacity-provider:[a-zA-Z0-9-_]+
            LambdaManagedInstancesCapacityProviderConfig.PerExecutionEnvironmentMaxConcurrency range 1..1600
            LambdaManagedInstancesCapacityProviderConfig.ExecutionEnvironmentMemoryGiBPerVCpu range 2..8
            DurableConfig.RetentionPeriodInDays range 1..90
            DurableConfig.ExecutionTimeout range 1..31622400
            GetFunctionRequest|GetFunctionConfigurationRequest|DeleteFunctionRequest|\
            ListVersionsByFunctionRequest|AddPermissionRequest|RemovePermissionRequest|GetPolicyRequest|\
            InvokeRequest|InvokeWithResponseStreamRequest.FunctionName length 1..256 pattern (arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:|(((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?))(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?
            GetFunctionRequest|GetFunctionConfigurationRequest|DeleteFunctionRequest|AddPermissionRequest|\
            RemovePermissionRequest|GetPolicyRequest|InvokeRequest|InvokeWithResponseStreamRequest.Qualifier length 1..128 pattern \\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+
            ListFunctionsRequest.MasterRegion length 1..50 pattern ALL|(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}
            ListFunctionsRequest.FunctionVersion enum
            ListFunctionsRequest|ListVersionsByFunctionRequest|ListAliasesRequest.MaxItems range 1..10000
            CreateAliasRequest|GetAliasRequest|UpdateAliasRequest|DeleteAliasRequest.Name length 1..128 pattern (?!^[0-9]+$)([a-zA-Z0-9-_]+)
            CreateAliasRequest|UpdateAliasRequest|ListAliasesRequest.FunctionVersion length 1..1024 pattern (\\$LATEST(\\.PUBLISHED)?|[0-9]+)
            AliasRoutingConfiguration.AdditionalVersionWeights key length 1..1024 pattern [0-9]+
            AliasRoutingConfiguration.AdditionalVersionWeights value range 0..1
            CreateFunctionUrlConfigRequest|GetFunctionUrlConfigRequest|UpdateFunctionUrlConfigRequest|\
            DeleteFunctionUrlConfigRequest|ListFunctionUrlConfigsRequest.FunctionName length 1..140 pattern (arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]{1,64})(:((?!\\d+$)[0-9a-zA-Z-_]+))?
            CreateFunctionUrlConfigRequest|GetFunctionUrlConfigRequest|UpdateFunctionUrlConfigRequest|\
            DeleteFunctionUrlConfigRequest.Qualifier length 1..128 pattern ((?!^\\d+$)^[0-9a-zA-Z-_]+$)
            CreateFunctionUrlConfigRequest|UpdateFunctionUrlConfigRequest.AuthType enum
            Cors.AllowHeaders length 0..100
            Cors.AllowHeaders member length 0..1024
            Cors.AllowMethods length 0..6
            Cors.AllowMethods member length 0..6
            Cors.AllowOrigins length 0..100
            Cors.AllowOrigins member length 1..253
            Cors.ExposeHeaders length 0..100
            Cors.ExposeHeaders member length 0..1024
            Cors.MaxAge range 0..86400
            CreateFunctionUrlConfigRequest|UpdateFunctionUrlConfigRequest.InvokeMode enum
            ListFunctionUrlConfigsRequest|ListLayersRequest|ListLayerVersionsRequest|\
            ListProvisionedConcurrencyConfigsRequest.MaxItems range 1..50
            PublishLayerVersionRequest|GetLayerVersionRequest|DeleteLayerVersionRequest|ListLayerVersionsRequest.LayerName length 1..140 pattern (arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:layer:[a-zA-Z0-9-_]+)|[a-zA-Z0-9-_]+
            PublishLayerVersionRequest.CompatibleArchitectures length 0..2
            PublishLayerVersionRequest.CompatibleArchitectures member enum
            PublishLayerVersionRequest.CompatibleRuntimes length 0..15
            PublishLayerVersionRequest.LicenseInfo length 0..512
            GetLayerVersionByArnRequest.Arn length 1..2048 pattern ((arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)|(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+))
            ListLayersRequest|ListLayerVersionsRequest.CompatibleArchitecture enum
            AddPermissionRequest.StatementId length 1..100 pattern ([a-zA-Z0-9-_]+)
            AddPermissionRequest.Action length 0..10000 pattern (lambda:[*]|lambda:[a-zA-Z]+|[*])
            AddPermissionRequest.Principal length 0..2048 pattern [^\\s]+
            AddPermissionRequest.SourceArn length 0..10000 pattern arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)
            AddPermissionRequest.FunctionUrlAuthType enum
            AddPermissionRequest.SourceAccount length 0..12 pattern \\d{12}
            AddPermissionRequest.EventSourceToken length 0..256 pattern [a-zA-Z0-9._\\-]+
            AddPermissionRequest.PrincipalOrgID length 12..34 pattern o-[a-z0-9]{10,32}
            RemovePermissionRequest.StatementId length 1..100 pattern ([a-zA-Z0-9-_.]+)
            TagResourceRequest|UntagResourceRequest|ListTagsRequest.Resource length 1..10000 pattern arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:(function:[a-zA-Z0-9-_]+(:(\\$LATEST|[a-zA-Z0-9-_]+))?|code-signing-config:csc-[a-z0-9]{17}|event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|(capacity-provider|network-connector):[a-zA-Z0-9-_]{1,64})
            UntagResourceRequest.TagKeys member length 1..128 pattern ([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)
            PutFunctionConcurrencyRequest.ReservedConcurrentExecutions range 0..
            PutProvisionedConcurrencyConfigRequest|GetProvisionedConcurrencyConfigRequest|\
            DeleteProvisionedConcurrencyConfigRequest.Qualifier length 1..128 pattern (|[a-zA-Z0-9$_-]+)
            PutProvisionedConcurrencyConfigRequest.ProvisionedConcurrentExecutions range 1..
            InvokeRequest|InvokeWithResponseStreamRequest.InvocationType enum
            InvokeRequest|InvokeWithResponseStreamRequest.LogType enum
            InvokeRequest.DurableExecutionName length 1..64 pattern [a-zA-Z0-9-_]+
            InvokeRequest|InvokeWithResponseStreamRequest.TenantId length 1..256 pattern [a-zA-Z0-9\\._:\\/=+\\-@ ]+
            """;

    static final Constraints CONSTRAINTS = ConstraintTable.of(TABLE);

    private LambdaConstraints() {}
}
